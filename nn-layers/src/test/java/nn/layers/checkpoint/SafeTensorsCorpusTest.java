package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsCorpusTest {
  /** Far above what any case needs, far below what a hash or nesting attack would take. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir private Path folder;

  static List<SafeTensorsCorpus.Case> cases() {
    return SafeTensorsCorpus.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theVerdictIsTheStrictOne(SafeTensorsCorpus.Case corpusCase) throws IOException {
    Path file = Files.write(folder.resolve("x.safetensors"), corpusCase.bytes());
    if (corpusCase.accepted()) {
      TensorFile content = assertTimeoutPreemptively(LIMIT, () -> SafeTensors.read(file));
      SafeTensors.write(folder.resolve("again"), content);
      TensorFiles.assertSame(content, SafeTensors.read(folder.resolve("again")));
    } else {
      assertRejected(file, corpusCase.error());
    }
  }

  @Test
  void aFolderIsRefused() {
    assertRejected(folder, "expected a regular file");
  }

  @Test
  void aSymbolicLinkIsRefused() throws IOException {
    Path file = folder.resolve("x");
    SafeTensors.write(file, TensorFiles.small(1));
    assertRejected(Files.createSymbolicLink(folder.resolve("link"), file), "regular file");
  }

  @Test
  void aDeviceIsRefused() {
    Path device = Path.of("/dev/zero");
    if (Files.exists(device)) {
      assertRejected(device, "expected a regular file");
    }
  }

  @Test
  void aHugeSparseFileTakesNoMemory() throws IOException {
    Path file = folder.resolve("x");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(
          SafeTensorsCorpus.file(
              "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", new byte[4]));
      sparse.setLength(5L << 30);
    }
    assertRejected(file, "expected 4 bytes after the header");
  }

  @Test
  void theErrorNamesFilePlaceAndExpectation() throws IOException {
    Path file = folder.resolve("x");
    Files.write(
        file,
        SafeTensorsCorpus.file(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", new byte[4]));
    CorruptFileException e = assertThrows(CorruptFileException.class, () -> SafeTensors.read(file));
    assertEquals(
        file
            + ": byte 37, array 'a'.shape: expected an integer from 0 to 2^53 in digits, found 1.5",
        e.getMessage());
  }

  private static void assertRejected(Path file, String error) {
    CorruptFileException e =
        assertThrows(
            CorruptFileException.class,
            () -> assertTimeoutPreemptively(LIMIT, () -> SafeTensors.read(file)));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(error), e.getMessage());
  }
}
