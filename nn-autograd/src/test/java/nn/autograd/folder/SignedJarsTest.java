package nn.autograd.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed jars are loaded as they were signed, or not at all. */
class SignedJarsTest {
  private static final String PASSWORD = "secret";

  @TempDir private static Path work;
  private static Path signed;

  @TempDir private Path root;
  private HostileFolder folder;
  private Path jar;

  @BeforeAll
  static void sign() throws IOException, InterruptedException {
    signed = PluginJar.optimizer("bad").write(work.resolve("signed.jar"));
    String store = work.resolve("keys").toString();
    run(
        "keytool",
        "-genkeypair",
        "-keystore",
        store,
        "-storepass",
        PASSWORD,
        "-alias",
        "author",
        "-keyalg",
        "EC",
        "-dname",
        "CN=author",
        "-validity",
        "3650");
    run("jarsigner", "-keystore", store, "-storepass", PASSWORD, signed.toString(), "author");
  }

  @BeforeEach
  void aSignedPluginLiesBesideAHealthyOne() throws IOException {
    folder = HostileFolder.in(root);
    jar = Files.copy(signed, folder.jar());
  }

  private static void run(String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  @Test
  void asItWasSigned() {
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    assertEquals(2, folders.size());
    folders.forEach(loaded -> assertEquals(List.of(), loaded.problems()));
  }

  @Test
  void aClassWasAltered() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path provider = zip.getPath("com/acme/bad/Provider.class");
      byte[] bytes = Files.readAllBytes(provider);
      bytes[bytes.length - 1]++;
      Files.write(provider, bytes);
    }
    folder.assertReported("bad.jar", "was changed since it was signed", "com/acme/bad/Provider");
  }

  @Test
  void aClassWasAdded() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.write(zip.getPath("com/acme/bad/More.class"), new byte[] {1});
    }
    folder.assertReported("bad.jar", "was changed since it was signed", "com/acme/bad/More");
  }
}
