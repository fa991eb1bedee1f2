package nn.autograd.folder;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;

/** A module that is read from the copy of a jar; its classes say that they are from the jar. */
final class CopiedModule extends ModuleReference {
  private final ModuleReference copy;
  private final JarCopies.Copy jar;

  CopiedModule(ModuleReference copy, JarCopies.Copy jar) {
    super(copy.descriptor(), jar.original().toUri());
    this.copy = copy;
    this.jar = jar;
  }

  /** Returns the jar that the user put into the folder. */
  Path original() {
    return jar.original();
  }

  /** Returns the copy, which is what to read. */
  Path copy() {
    return jar.path();
  }

  /** Returns {@code plugins/lion/lion.jar, module com.example.lion@1.0.0}. */
  String jarAndModule() {
    return original() + ", module " + descriptor().toNameAndVersion();
  }

  @Override
  public ModuleReader open() throws IOException {
    return copy.open();
  }
}
