package nn.lab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nn.lab.console.Console;
import nn.lab.console.Progress;
import nn.lab.console.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
  private static final byte[] CONTENT =
      "what is in the file".repeat(5000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private TinyServer server;
  private URI address;
  private byte[] packed;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private Progress progress;

  @BeforeEach
  void start() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(CONTENT);
    }
    packed = bytes.toByteArray();
    server = new TinyServer();
    address = server.address();
    PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
    progress = new Console(stream, stream, true, new Style(false), 100).progress();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void theFirstServerThatHasTheFileGivesIt() throws Exception {
    server.answer("/good/x.gz", packed.length, packed);
    Downloader downloader =
        new Downloader(List.of(address.resolve("missing/"), address.resolve("good/")));
    downloader.download("x.gz", sha256(CONTENT), folder, progress);
    assertArrayEquals(packed, Files.readAllBytes(folder.resolve("x.gz")));
    assertEquals(List.of("x.gz"), files());
    assertTrue(shown.toString(StandardCharsets.UTF_8).contains("downloading x.gz  [#"));
  }

  @Test
  void aWrongDigestLeavesNothingBehind() throws Exception {
    server.answer("/x.gz", packed.length, packed);
    Downloader downloader = new Downloader(List.of(address));
    String other = "0".repeat(64);
    IOException e =
        assertThrows(IOException.class, () -> downloader.download("x.gz", other, folder, progress));
    assertTrue(e.getMessage().contains(address + "x.gz: expected SHA-256 " + other), e::getMessage);
    assertTrue(e.getMessage().contains("found " + sha256(CONTENT)), e::getMessage);
    assertEquals(List.of(), files());
  }

  @Test
  void aFileThatIsCutOffLeavesNothingBehind() throws Exception {
    server.answer("/x.gz", packed.length, Arrays.copyOf(packed, packed.length / 2));
    Downloader downloader = new Downloader(List.of(address));
    assertThrows(
        IOException.class, () -> downloader.download("x.gz", sha256(CONTENT), folder, progress));
    assertEquals(List.of(), files());
  }

  @Test
  void whatCannotBeFoundOrDownloadedSaysWhereItWasLookedForAndWhatToDo() {
    DataFolders folders =
        new DataFolders(List.of(folder.resolve("nowhere")), folder, Optional.empty());
    FashionMnistFiles files = new FashionMnistFiles(folders, new Downloader(List.of(address)));
    String message =
        String.valueOf(assertThrows(IOException.class, () -> files.folder(progress)).getMessage());
    assertTrue(
        message.startsWith("fashion-mnist was not found and cannot be downloaded:"), message);
    assertTrue(message.contains(folder.resolve("nowhere").resolve("fashion-mnist").toString()));
    assertTrue(message.contains("--data-dir"), message);
  }
}
