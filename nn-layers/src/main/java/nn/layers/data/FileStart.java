package nn.layers.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Tells by its first bytes whether a file is text in UTF-8, packed text, or something else. */
final class FileStart {
  private static final int LENGTH = 4;
  private static final String BYTE_ORDER_MARK = "EFBBBF";

  /** What is no text in UTF-8, and what to do about it. */
  private record Other(String start, String what, String advice) {}

  private static final String EXPORT = "Export the table as CSV";
  private static final String UNPACK = "Unpack it, or pack it with gzip";

  private static final List<Other> OTHERS =
      List.of(
          new Other("FFFE0000", "text in UTF-32", recode("UTF-32")),
          new Other("0000FEFF", "text in UTF-32", recode("UTF-32")),
          new Other("FFFE", "text in UTF-16", recode("UTF-16")),
          new Other("FEFF", "text in UTF-16", recode("UTF-16")),
          new Other("504B0304", "a ZIP file, as an Excel workbook (.xlsx) is", EXPORT),
          new Other("D0CF11E0", "an Excel workbook (.xls)", EXPORT),
          new Other("50415231", "a Parquet file", EXPORT),
          new Other("28B52FFD", "a file packed with zstd", UNPACK),
          new Other("FD377A58", "a file packed with xz", UNPACK),
          new Other("425A68", "a file packed with bzip2", UNPACK));

  private FileStart() {}

  /** Returns what to do about text in another encoding. */
  private static String recode(String encoding) {
    return "Save it as UTF-8, for instance with 'iconv -f " + encoding + " -t UTF-8'";
  }

  /**
   * Returns the text without a byte-order mark, unpacked if the file is packed or named so.
   *
   * @param bytes how large the file is
   * @throws DataFileException if it is not text in UTF-8
   */
  static InputStream text(String file, InputStream stream, long bytes) throws IOException {
    BufferedInputStream start = new BufferedInputStream(stream);
    if (!isPacked(file, start)) {
      return checked(file, start, first(start));
    }
    BufferedInputStream unpacked = new BufferedInputStream(unpacked(file, start, bytes));
    try {
      return checked(file, unpacked, first(unpacked));
    } catch (EOFException | ZipException e) {
      throw new DataFileException(file, Gzip.DAMAGED);
    }
  }

  /**
   * Returns whether a packed file was damaged since it was packed. Its checksum stands at its end:
   * up to there, what was unpacked may look like a table with many mistakes.
   *
   * @param bytes how large the file is
   */
  static boolean isDamaged(String file, InputStream stream, long bytes) throws IOException {
    BufferedInputStream start = new BufferedInputStream(stream);
    try {
      if (isPacked(file, start)) {
        unpacked(file, start, bytes).transferTo(OutputStream.nullOutputStream());
      }
      return false;
    } catch (EOFException | ZipException _) {
      return true;
    } catch (DataFileException _) {
      return false; // it is not packed, or unpacks to too much; whoever reads it says so
    }
  }

  private static boolean isPacked(String file, BufferedInputStream start) throws IOException {
    byte[] first = first(start);
    boolean startsLikeGzip =
        first.length >= 2
            && ((first[0] & 0xFF) | (first[1] & 0xFF) << 8) == GZIPInputStream.GZIP_MAGIC;
    return startsLikeGzip || file.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static InputStream unpacked(String file, InputStream packed, long bytes)
      throws IOException {
    return new UnpackedStream(file, Gzip.unpacked(file, packed), UnpackedStream.limit(bytes));
  }

  private static byte[] first(BufferedInputStream stream) throws IOException {
    stream.mark(LENGTH);
    byte[] first = stream.readNBytes(LENGTH);
    stream.reset();
    return first;
  }

  private static InputStream checked(String file, BufferedInputStream stream, byte[] first)
      throws IOException {
    String start = HexFormat.of().withUpperCase().formatHex(first);
    for (Other other : OTHERS) {
      if (start.startsWith(other.start)) {
        throw refused(file, other.what, other.advice);
      }
    }
    if (isTwoBytesEach(first)) {
      throw refused(file, "text in UTF-16", recode("UTF-16"));
    }
    if (start.startsWith(BYTE_ORDER_MARK)) {
      stream.skipNBytes(BYTE_ORDER_MARK.length() / 2);
    }
    return stream;
  }

  /** Every second byte of Western text in UTF-16 is 0. */
  private static boolean isTwoBytesEach(byte[] first) {
    return first.length == LENGTH
        && (Arrays.equals(first, new byte[] {first[0], 0, first[2], 0})
            || Arrays.equals(first, new byte[] {0, first[1], 0, first[3]}));
  }

  private static DataFileException refused(String file, String what, String advice) {
    return new DataFileException(file, "expected text in UTF-8, found " + what + ". " + advice);
  }
}
