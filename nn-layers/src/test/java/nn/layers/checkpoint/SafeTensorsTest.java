package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsTest {
  @TempDir private Path folder;

  @Test
  void everyTypeComesBackBitForBit() throws IOException {
    assertRoundTrip(TensorFiles.small(7));
  }

  @Test
  void anArrayLargerThanTheBufferComesBackBitForBit() throws IOException {
    assertRoundTrip(TensorFiles.large(3, (1 << 19) + 1));
  }

  @Test
  void metadataAloneComesBack() throws IOException {
    assertRoundTrip(TensorFiles.withMetadata("note", "\u0001 \t \uD83D\uDE00"));
  }

  @Test
  void aFileWithNothingInItComesBack() throws IOException {
    assertRoundTrip(new TensorFile(new LinkedHashMap<>(), new LinkedHashMap<>()));
  }

  @Test
  void theFileIsLaidOutAsTheFormatSays() throws IOException {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, TensorFiles.small(7));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = Math.toIntExact(bytes.getLong(0));
    String header = new String(bytes.array(), 8, headerBytes, StandardCharsets.UTF_8);

    assertEquals(0, headerBytes % 8);
    assertTrue(
        header.contains("\"mean\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}"));
    assertTrue(
        header.contains("\"step\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[16,24]}"));
    assertTrue(
        header.contains("\"weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[24,48]}"));
    assertEquals(Math.PI, bytes.getDouble(8 + headerBytes));
    assertEquals(7, bytes.getLong(8 + headerBytes + 16));
    assertEquals(1.5f, bytes.getFloat(8 + headerBytes + 24));
    assertEquals(8 + headerBytes + 48, bytes.capacity());
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    SafeTensors.write(one, TensorFiles.small(7));
    SafeTensors.write(two, TensorFiles.small(7));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void theFileGetsTheUsualPermissions() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path file = folder.resolve("x");
    SafeTensors.write(file, TensorFiles.small(7));
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
  }

  static Stream<Named<TensorFile>> contentTheFormatCannotHold() {
    return Stream.of(
        Named.of("array named __metadata__", TensorFiles.withArray("__metadata__")),
        Named.of("empty name", TensorFiles.withArray("")),
        Named.of("name with NUL", TensorFiles.withArray("a\0b")),
        Named.of("name of a file elsewhere", TensorFiles.withArray("../../x")),
        Named.of("name that is an absolute path", TensorFiles.withArray("/x")),
        Named.of("name with a lone surrogate", TensorFiles.withArray("\uD800")),
        Named.of("name not in normal form C", TensorFiles.withArray("e\u0301")),
        Named.of("name of 513 characters", TensorFiles.withArray("n".repeat(513))),
        Named.of("reserved metadata", TensorFiles.withMetadata("nn.sha256", "x")),
        Named.of("empty metadata key", TensorFiles.withMetadata("", "x")),
        Named.of("metadata with a lone surrogate", TensorFiles.withMetadata("note", "\uDC00")),
        Named.of("too much metadata", TensorFiles.withMetadata("note", "n".repeat(16 << 20))));
  }

  @ParameterizedTest
  @MethodSource("contentTheFormatCannotHold")
  void contentTheFormatCannotHoldIsRefusedBeforeAnythingIsWritten(TensorFile content)
      throws IOException {
    Path file = folder.resolve("x");
    assertThrows(IllegalArgumentException.class, () -> SafeTensors.write(file, content));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aMissingFolderIsReportedAsNotSaved() {
    Path file = folder.resolve("none/x");
    NotCommittedException e =
        assertThrows(
            NotCommittedException.class, () -> SafeTensors.write(file, TensorFiles.small(1)));
    assertTrue(e.getMessage().startsWith(file + " was not saved: "), e.getMessage());
  }

  @Test
  void aTargetThatIsAFolderIsReportedAsNotSavedAndLeavesNothing() throws IOException {
    Path file = Files.createDirectories(folder.resolve("x/inside")).getParent();
    assertThrows(NotCommittedException.class, () -> SafeTensors.write(file, TensorFiles.small(1)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private void assertRoundTrip(TensorFile content) throws IOException {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, content);
    TensorFiles.assertSame(content, SafeTensors.read(file));
  }
}
