package nn.layers.data;

import java.io.IOException;
import java.nio.file.Path;
import nn.api.Shape;

/**
 * An IDX file of unsigned bytes, as the MNIST family of data sets uses it: two zeros, the type 8,
 * the number of dimensions, each length as a big-endian 32-bit number, then the data, row-major.
 *
 * @param shape the lengths in the file
 * @param data not copied
 * @param sha256 the digest of the unpacked file, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // data sets are large; a copy would double the heap
public record IdxFile(Shape shape, byte[] data, String sha256) {
  /**
   * Reads a file, packed with gzip or not.
   *
   * @throws DataFileException if it is damaged: the byte of the unpacked file, what was expected
   */
  public static IdxFile read(Path file) throws IOException {
    return IdxReader.read(file);
  }
}
