package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  /** Two images of 1×3 pixels. */
  private static final byte[] WHOLE =
      HexFormat.of().parseHex("00000803" + "00000002" + "00000001" + "00000003" + "0102ff040506");

  @TempDir private Path folder;

  @Test
  void aPlainFileIsRead() throws IOException {
    IdxFile idx = IdxFile.read(write(WHOLE));
    assertEquals(Shape.of(2, 1, 3), idx.shape());
    assertArrayEquals(new byte[] {1, 2, -1, 4, 5, 6}, idx.data());
  }

  @Test
  void aPackedFileHasTheDigestOfTheUnpackedOne() throws IOException {
    IdxFile plain = IdxFile.read(write(WHOLE));
    IdxFile packed = IdxFile.read(write(packed(WHOLE)));
    assertArrayEquals(plain.data(), packed.data());
    assertEquals(plain.sha256(), packed.sha256());
    assertEquals(
        "f8c92bb1c7a63d291d8bc833d8f0f4478388d89d7338a748dd08833985bf0bd3", plain.sha256());
  }

  @Test
  void everyTruncationNamesTheFileAndTheByteWhereItEnds() throws IOException {
    for (int length = 0; length < WHOLE.length; length++) {
      assertRefused(Arrays.copyOf(WHOLE, length), "byte " + length + ": expected ");
    }
  }

  @Test
  void everyTruncationOfAPackedFileIsNoticed() throws IOException {
    byte[] packed = packed(WHOLE);
    for (int length = 0; length < packed.length; length++) {
      assertRefused(Arrays.copyOf(packed, length), "byte ");
    }
  }

  @Test
  void aDamagedPackedFileIsNoticed() throws IOException {
    byte[] packed = packed(WHOLE);
    packed[packed.length - 6] ^= 1;
    assertRefused(packed, "the packed data is damaged or ends early");
  }

  @Test
  void aTruncatedFileSaysWhatWasExpected() throws IOException {
    assertRefused(
        Arrays.copyOf(WHOLE, 18),
        "byte 18: expected 6 bytes of data for shape [2, 1, 3] from byte 16 on, found 2");
  }

  @Test
  void anExtraByteIsNoticed() throws IOException {
    assertRefused(Arrays.copyOf(WHOLE, 23), "byte 22: expected the end of the file");
  }

  @Test
  void anotherTypeOrMagicNumberIsNamed() throws IOException {
    assertRefused(HexFormat.of().parseHex("00000d0100000000"), "byte 0: expected the magic number");
    assertRefused(HexFormat.of().parseHex("0000080000000000"), "found 00000800");
    assertRefused(HexFormat.of().parseHex("504b030400000000"), "found 504b0304");
  }

  @Test
  void absurdLengthsAreRefusedWithoutFillingTheHeap() throws IOException {
    assertRefused(HexFormat.of().parseHex("000008017fffffff00"), "found 1");
    assertRefused(HexFormat.of().parseHex("00000802" + "7fffffff7fffffff" + "00"), "byte 4: shape");
    assertRefused(HexFormat.of().parseHex("00000801ffffffff00"), "byte 4: shape [-1]");
  }

  private void assertRefused(byte[] bytes, String error) throws IOException {
    Path file = write(bytes);
    DataFileException e = assertThrows(DataFileException.class, () -> IdxFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(error), e.getMessage());
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x-idx3-ubyte"), bytes);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }
}
