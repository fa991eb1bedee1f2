package nn.architecture.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;

/** Class files, for what ArchUnit does not show. */
public final class ClassFiles {
  private ClassFiles() {}

  /** Reads the file of an imported class. */
  public static ClassModel of(JavaClass type) {
    try (InputStream in =
        type.getSource().orElseThrow().getUri().toURL().openConnection().getInputStream()) {
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
