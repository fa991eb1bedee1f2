package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that say of their providers what is not so, or say different things. */
class ProviderConflictsTest {
  private static final String SERVICE_FILE = "META-INF/services/nn.api.optim.OptimizerProvider";
  private static final String MULTI_RELEASE = "Multi-Release: true\n";

  @TempDir private Path root;
  @TempDir private Path work;
  private HostileFolder folder;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    folder = HostileFolder.in(root);
    jar = folder.jar();
  }

  private static PluginJar other() {
    return PluginJar.empty()
        .source("com.acme.bad.Other", "package com.acme.bad; public final class Other {}");
  }

  @Test
  void aServiceFileNamesAClassOfAnotherType() throws IOException {
    other().resource(SERVICE_FILE, "com.acme.bad.Other\n").write(jar);
    folder.assertReported("com.acme.bad.Other", "bad.jar");
  }

  @Test
  void aServiceFileNamesAClassThatIsNotThere() throws IOException {
    other().resource(SERVICE_FILE, "com.acme.bad.Missing\n").write(jar);
    folder.assertReported("com.acme.bad.Missing", "bad.jar");
  }

  @Test
  void aServiceFileNamesAPackageThatIsNotThere() throws IOException {
    other().resource(SERVICE_FILE, "com.acme.missing.Provider\n").write(jar);
    folder.assertReported("com.acme.missing.Provider", "bad.jar");
  }

  @Test
  void theServiceFileAndTheModuleInfoDisagree() throws IOException {
    PluginJar.optimizer("bad")
        .source(
            "com.acme.bad.Other",
            PluginJar.provider("bad", "").replace("class Provider", "class Other"))
        .resource(SERVICE_FILE, "com.acme.bad.Other # the class path gets this one\n")
        .write(jar);
    folder.assertReported(
        "bad.jar, module com.acme.bad", SERVICE_FILE, "[com.acme.bad.Other]", "provides");
  }

  @Test
  void anotherModuleInfoForNewerJava() throws IOException {
    PluginJar.optimizer("bad").resource("META-INF/MANIFEST.MF", MULTI_RELEASE).write(jar);
    Path other =
        PluginJar.empty()
            .source(
                "module-info", PluginJar.moduleInfo("bad", "").replace("bad.Provider", "bad.Other"))
            .source(
                "com.acme.bad.Other",
                PluginJar.provider("bad", "").replace("class Provider", "class Other"))
            .write(work.resolve("other.jar"));
    copy(other, "com/acme/bad/Other.class", "com/acme/bad/Other.class");
    copy(other, "module-info.class", "META-INF/versions/9/module-info.class");
    folder.assertReported(
        "bad.jar, module com.acme.bad", "META-INF/versions", "module-info", "something else");
  }

  @Test
  void anotherProviderForNewerJava() throws IOException {
    PluginJar.optimizer("bad").resource("META-INF/MANIFEST.MF", MULTI_RELEASE).write(jar);
    Path other = PluginJar.optimizer("bad").write(work.resolve("other.jar"));
    copy(other, "com/acme/bad/Provider.class", "META-INF/versions/11/com/acme/bad/Provider.class");
    folder.assertReported(
        "bad.jar, module com.acme.bad", "META-INF/versions", "another com.acme.bad.Provider");
  }

  @Test
  void aModuleInfoForOlderJavaThatIsNone() throws IOException {
    PluginJar.optimizer("bad").resource("META-INF/MANIFEST.MF", MULTI_RELEASE).write(jar);
    Path other = PluginJar.optimizer("bad").write(work.resolve("other.jar"));
    copy(other, "module-info.class", "META-INF/versions/9/module-info.class");
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.writeString(zip.getPath("module-info.class"), "nothing");
    }
    folder.assertReported("bad.jar, module com.acme.bad", "its module-info cannot be read");
  }

  private void copy(Path from, String entry, String as) throws IOException {
    try (FileSystem source = FileSystems.newFileSystem(from);
        FileSystem target = FileSystems.newFileSystem(jar)) {
      Path file = target.getPath(as);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.copy(source.getPath(entry), file);
    }
  }
}
