package nn.layers.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens packed files. */
final class Gzip {
  private Gzip() {}

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
