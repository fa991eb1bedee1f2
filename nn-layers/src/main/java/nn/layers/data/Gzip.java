package nn.layers.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens packed files. */
final class Gzip {
  /** What is wrong with a file that {@linkplain #isDamage cannot be unpacked to its end}. */
  static final String DAMAGED =
      "the packed data is damaged or ends early. Copy or download the file again";

  private Gzip() {}

  /** Returns whether reading unpacked content failed because of what the file holds. */
  static boolean isDamage(IOException e) {
    return e instanceof EOFException || e instanceof ZipException;
  }

  /**
   * Returns the unpacked content.
   *
   * @param file what errors call it
   * @throws DataFileException if the stream does not start as a packed one does
   */
  static InputStream unpacked(String file, InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed);
    } catch (EOFException | ZipException e) {
      throw new DataFileException(file, "byte 0: expected a file packed with gzip");
    }
  }
}
