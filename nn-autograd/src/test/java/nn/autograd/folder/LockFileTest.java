package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.autograd.registry.ForeignCall;
import nn.autograd.registry.Origin;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file {@code plugins.sha256}: where it is, only the jars in it are loaded. */
class LockFileTest {
  @TempDir private Path root;
  @TempDir private Path elsewhere;
  private HostileFolder folder;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    folder = HostileFolder.in(root);
    jar = PluginJar.optimizer("bad").write(folder.jar());
  }

  private void lock(String... lines) throws IOException {
    Files.write(root.resolve("plugins.sha256"), List.of(lines));
  }

  /** Returns a jar's line, as {@code sha256sum bad/bad.jar} prints it. */
  private String line(String name) throws IOException {
    return digest(name) + "  " + name;
  }

  private String digest(String name) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(root.resolve(name));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void jarsThatAreAsLockedAreLoaded() throws IOException {
    lock(
        line("bad/bad.jar"),
        "",
        digest("healthy/healthy.jar").toUpperCase(Locale.ROOT) + " *./healthy/healthy.jar");
    assertEquals(List.of(), problems());
    assertEquals(2, PluginFolder.loadAll(root).size());
  }

  @Test
  void aJarThatWasExchanged() throws IOException {
    String expected = digest("bad/bad.jar");
    lock(line("bad/bad.jar"), line("healthy/healthy.jar"));
    PluginJar.optimizer("bad").resource("more", "").write(jar);
    folder.assertReported(
        jar.toString(),
        root.resolve("plugins.sha256").toString(),
        "expected SHA-256 " + expected,
        "found " + digest("bad/bad.jar"),
        "(cd '" + root + "' && sha256sum */*.jar > plugins.sha256)");
  }

  @Test
  void aJarThatIsNotLocked() throws IOException {
    lock(line("healthy/healthy.jar"));
    folder.assertReported(
        jar.toString(), "expected no 'bad/bad.jar'", "found " + digest("bad/bad.jar"));
  }

  @Test
  void aLibraryThatIsNotLocked() throws IOException {
    lock(line("bad/bad.jar"), line("healthy/healthy.jar"));
    PluginJar.empty().resource("text", "").write(folder.jar("library.jar"));
    folder.assertReported(folder.jar("library.jar").toString(), "expected no 'bad/library.jar'");
  }

  @Test
  void aLockThatCannotBeReadLocksAll() throws IOException {
    lock(line("bad/bad.jar"), "sha256:1234 healthy/healthy.jar", line("healthy/healthy.jar"));
    assertNothingIsLoaded("plugins.sha256:2: 'sha256:1234 healthy/healthy.jar' is not a line");
  }

  @Test
  void aLockOutsideOfTheFolder() throws IOException {
    Path link = root.resolve("plugins.sha256");
    Path target = elsewhere.resolve("plugins.sha256");
    Files.write(target, List.of(line("bad/bad.jar"), line("healthy/healthy.jar")));
    Files.createSymbolicLink(link, target);
    assertNothingIsLoaded("link that leads out");
    Files.delete(link);
  }

  @Test
  void aLockThatIsALinkToNothing() throws IOException {
    Path link = root.resolve("plugins.sha256");
    Files.createSymbolicLink(link, root.resolve("gone"));
    assertNothingIsLoaded("cannot be read");
    Files.delete(link);
  }

  private void assertNothingIsLoaded(String reason) {
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    assertEquals(1, folders.size());
    assertEquals(List.of(), folders.getFirst().providers());
    String problem = folders.getFirst().problems().getFirst();
    assertTrue(problem.contains(reason), problem);
    assertTrue(problem.endsWith("no plugin is loaded"), problem);
  }

  private List<String> problems() {
    return PluginFolder.loadAll(root).stream().flatMap(each -> each.problems().stream()).toList();
  }

  @Test
  void whatIsLoadedIsWhatWasHashedThoughTheJarIsExchangedInBetween() throws IOException {
    lock(line("bad/bad.jar"));
    JarCopies.Copy copy = JarCopies.of(root).copy(jar);
    Files.writeString(jar, "something else");
    LockFile lock = LockFile.read(root.resolve("plugins.sha256"), new ArrayList<>());
    assertEquals(Optional.empty(), lock.problem(copy));
    PluginFolder loaded = PluginLayer.load(jar.getParent(), List.of(copy), ForeignCall.AT_START);
    assertEquals("bad", loaded.providers().getFirst().descriptor().name());
    assertEquals(jar.toString(), Origin.of(loaded.providers().getFirst().getClass()).location());
  }

  @Test
  void classesAreLoadedFromTheSameBytesThoughTheJarIsExchangedLater() throws Exception {
    PluginJar.optimizer("bad")
        .source(
            "com.acme.bad.Late",
            "package com.acme.bad; public class Late { public String toString() {"
                + " return \"as it was\"; } }")
        .source(
            "com.acme.bad.Provider",
            PluginJar.provider(
                "bad", "@Override public String toString() { return new Late().toString(); }"))
        .write(jar);
    PluginFolder loaded = PluginFolder.loadAll(root).getFirst();
    Files.writeString(jar, "something else");
    assertEquals("as it was", loaded.providers().getFirst().toString());
  }

  @Test
  void theCopiesCanBeReadByTheirOwnerAloneWhereFilesHaveRights() throws IOException {
    Path copies = JarCopies.of(root).folder();
    if (copies.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copies)));
    }
  }
}
