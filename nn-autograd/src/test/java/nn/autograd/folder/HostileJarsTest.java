package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile jars: each is one message that names it, and spoils no other plugin. */
class HostileJarsTest {
  @TempDir private Path root;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    jar = root.resolve("bad/bad.jar");
    Files.createDirectories(jar.getParent());
    PluginJar.optimizer("healthy").write(root.resolve("healthy/healthy.jar"));
  }

  /** Requires one problem that contains the parts, no provider, and the healthy plugin intact. */
  private void assertReported(String... parts) {
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    PluginFolder bad = folders.getFirst();
    assertEquals(List.of(), bad.providers());
    assertEquals(1, bad.problems().size(), bad.problems().toString());
    String problem = bad.problems().getFirst();
    assertTrue(problem.startsWith(root.resolve("bad").toString()), problem);
    for (String part : parts) {
      assertTrue(problem.contains(part), problem);
    }
    assertEquals(1, folders.getLast().providers().size());
    String thrown =
        assertThrows(PluginException.class, () -> Nn.builder().plugins(root)).getMessage();
    assertTrue(thrown.contains(problem), thrown);
  }

  private static PluginJar withMembers(String members) {
    return PluginJar.optimizer("bad")
        .source("com.acme.bad.Provider", PluginJar.provider("bad", members));
  }

  @Test
  void notAZip() throws IOException {
    Files.writeString(jar, "this is no jar");
    assertReported("bad.jar", "is not a whole jar");
  }

  @Test
  void truncated() throws IOException {
    byte[] whole = Files.readAllBytes(PluginJar.optimizer("bad").write(jar));
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
    assertReported("bad.jar", "is not a whole jar");
  }

  @Test
  void anEntryThatLeadsOut() throws IOException {
    zip("../evil.class");
    assertReported("bad.jar", "'../evil.class'", "leads out");
  }

  @Test
  void aBombThatClaimsTerabytes() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.setLevel(9);
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 1025; i++) {
        zip.write(block);
      }
    }
    assertReported("bad.jar", "1 GiB");
  }

  @Test
  void theSameEntryTwice() throws IOException {
    zip("a.class", "b.class");
    byte[] bytes = Files.readAllBytes(jar);
    for (int i = 0; i + 7 <= bytes.length; i++) {
      if (new String(bytes, i, 7, StandardCharsets.ISO_8859_1).equals("b.class")) {
        bytes[i] = 'a';
      }
    }
    Files.write(jar, bytes);
    assertReported("bad.jar", "'a.class' twice");
  }

  private void zip(String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(1);
      }
    }
  }

  @Test
  void noJarAtAll() throws IOException {
    assertReported("holds no jar");
  }

  @Test
  void noProvider() throws IOException {
    PluginJar.empty()
        .source("module-info", "module com.acme.bad { }")
        .source("com.acme.bad.Nothing", "package com.acme.bad; class Nothing {}")
        .write(jar);
    assertReported("no module provides", "com.acme.bad");
  }

  @Test
  void aModuleInTheNamesOfNn() throws IOException {
    PluginJar.empty()
        .source(
            "module-info",
            "module nn.core { requires nn.api; provides nn.api.optim.OptimizerProvider with"
                + " com.acme.bad.Provider; }")
        .source("com.acme.bad.Provider", PluginJar.provider("bad", ""))
        .write(jar);
    assertReported("nn.core", "reserved");
  }

  @Test
  void aPackageOfTheHost() throws IOException {
    PluginJar.optimizer("bad").resource("nn/api/optim/Extra.class", "").write(jar);
    assertReported("nn.api.optim");
  }

  @Test
  void aRequiredModuleIsMissing() throws IOException {
    Path library =
        PluginJar.empty()
            .source("module-info", "module org.library { }")
            .source("org.library.A", "package org.library; class A {}")
            .write(Files.createTempDirectory("library").resolve("library.jar"));
    PluginJar.optimizer("bad")
        .source(
            "module-info",
            "module com.acme.bad { requires nn.api; requires org.library; provides"
                + " nn.api.optim.OptimizerProvider with com.acme.bad.Provider; }")
        .compiledWith("-p", PluginJar.modulePath() + File.pathSeparator + library)
        .write(jar);
    assertReported("org.library");
  }

  @Test
  void twoVersionsOfOneModule() throws IOException {
    PluginJar.optimizer("bad").write(jar);
    PluginJar.optimizer("bad").write(root.resolve("bad/bad-2.jar"));
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    assertTrue(folders.getFirst().problems().size() <= 1, folders.toString());
    assertTrue(folders.getFirst().providers().size() <= 1, folders.toString());
  }

  @Test
  void madeForAnotherApi() throws IOException {
    Path api =
        PluginJar.empty()
            .source("module-info", "module nn.api { exports nn.api.optim; }")
            .source(
                "nn.api.optim.OptimizerProvider",
                "package nn.api.optim; public interface OptimizerProvider {}")
            .compiledWith("--module-version", "99.1")
            .write(Files.createTempDirectory("api").resolve("nn-api.jar"));
    new PluginJar(
            Map.of(
                "module-info",
                "module com.acme.bad { requires nn.api; provides nn.api.optim.OptimizerProvider"
                    + " with com.acme.bad.Provider; }",
                "com.acme.bad.Provider",
                "package com.acme.bad; public final class Provider implements"
                    + " nn.api.optim.OptimizerProvider {}"),
            Map.of(),
            List.of("-p", api.toString()))
        .write(jar);
    assertReported("com.acme.bad", "compiled against nn.api 99.1");
  }

  @Test
  void aClassFileFromTheFuture() throws IOException {
    PluginJar.optimizer("bad").write(jar);
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path provider = zip.getPath("com/acme/bad/Provider.class");
      byte[] bytes = Files.readAllBytes(provider);
      bytes[7] = 99;
      Files.write(provider, bytes);
    }
    assertReported("com/acme/bad/Provider", "version 99");
  }

  @Test
  void theConstructorThrows() throws IOException {
    withMembers("public Provider() { throw new IllegalStateException(\"not today\"); }").write(jar);
    assertReported("com.acme.bad.Provider", "not today");
  }

  @Test
  void theStaticInitialiserThrows() throws IOException {
    withMembers("static { if (true) throw new AssertionError(\"no start\"); }").write(jar);
    assertReported("com.acme.bad.Provider", "no start");
  }

  @Test
  void theConstructorOverflowsTheStack() throws IOException {
    withMembers(
            "public Provider() { this(0); } Provider(int i) { f(i); }"
                + " int f(int i) { return f(i + 1) + 1; }")
        .write(jar);
    assertReported("com.acme.bad.Provider", "StackOverflowError");
  }

  @Test
  void theConstructorRunsOutOfMemory() throws IOException {
    withMembers("public Provider() { throw new OutOfMemoryError(\"all gone\"); }").write(jar);
    assertReported("com.acme.bad.Provider", "all gone");
  }

  @Test
  void theConstructorIsNotPublic() throws IOException {
    PluginJar.empty()
        .source("com.acme.bad.Provider", PluginJar.provider("bad", "private Provider() {}"))
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.bad.Provider\n")
        .write(jar);
    assertReported("com.acme.bad.Provider");
  }

  @Test
  void aServiceFileNamesAClassOfAnotherType() throws IOException {
    PluginJar.empty()
        .source("com.acme.bad.Other", "package com.acme.bad; public final class Other {}")
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.bad.Other\n")
        .write(jar);
    assertReported("com.acme.bad.Other");
  }

  @Test
  void aServiceFileNamesAClassThatIsNotThere() throws IOException {
    PluginJar.empty()
        .source("com.acme.bad.Other", "package com.acme.bad; public final class Other {}")
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.bad.Missing\n")
        .write(jar);
    assertReported("com.acme.bad");
  }

  @Test
  void aLinkLeadsOutOfTheFolder() throws IOException {
    Path elsewhere = Files.createTempDirectory("elsewhere").resolve("bad.jar");
    PluginJar.optimizer("bad").write(elsewhere);
    Files.createSymbolicLink(jar, elsewhere);
    assertReported("bad.jar", "link that leads out");
  }

  @Test
  void aLinkedFolderLeadsOut() throws IOException {
    Path elsewhere = Files.createTempDirectory("elsewhere");
    PluginJar.optimizer("bad").write(elsewhere.resolve("bad.jar"));
    Files.delete(jar.getParent());
    Files.createSymbolicLink(jar.getParent(), elsewhere);
    assertReported("link that leads out");
  }
}
