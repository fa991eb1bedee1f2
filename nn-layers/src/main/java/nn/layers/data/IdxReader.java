package nn.layers.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nn.api.Shape;

/** One pass over an IDX file that counts its bytes, so that an error can say where it is. */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  /** Bytes that a byte of a packed file rarely gives more of. */
  private static final int PACKING = 4;

  private final Path file;
  private final InputStream stream;
  private final MessageDigest sha256;
  private final long likelyBytes;
  private long position;

  private IdxReader(Path file, InputStream stream) throws IOException {
    this.file = file;
    this.stream = stream;
    this.likelyBytes = Math.max(CHUNK_BYTES, PACKING * Files.size(file));
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static IdxFile read(Path file) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      return new IdxReader(file, unpacked(file, stream)).read();
    }
  }

  /** No IDX file starts as a packed one does, so the name of the file does not matter. */
  private static InputStream unpacked(Path file, InputStream stream) throws IOException {
    stream.mark(2);
    int magic = stream.read() | stream.read() << 8;
    stream.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? Gzip.unpacked(file.toString(), stream) : stream;
  }

  private IdxFile read() throws IOException {
    byte[] magic = readExactly(4, "the magic number");
    int rank = magic[3];
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE || rank < 1) {
      throw corrupt(
          0,
          "expected the magic number 000008 and the number of dimensions, found "
              + HexFormat.of().formatHex(magic));
    }
    ByteBuffer header = ByteBuffer.wrap(readExactly(rank * Integer.BYTES, "the lengths"));
    int[] lengths = new int[rank];
    header.asIntBuffer().get(lengths);
    Shape shape = shape(lengths);
    byte[] data = readExactly(shape.size(), "data for shape " + shape);
    requireEnd();
    return new IdxFile(shape, data, HexFormat.of().formatHex(sha256.digest()));
  }

  private Shape shape(int[] lengths) throws DataFileException {
    try {
      return Shape.of(lengths);
    } catch (IllegalArgumentException e) {
      throw corrupt(4, String.valueOf(e.getMessage()));
    }
  }

  /** Beyond what the file may hold the array grows: a damaged length must not fill the heap. */
  private byte[] readExactly(int length, String what) throws IOException {
    long start = position;
    byte[] bytes = new byte[(int) Math.min(length, likelyBytes)];
    for (int count = 0; count < length; ) {
      if (count == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
      }
      int read = readSome(bytes, count);
      if (read < 0) {
        throw corrupt(
            position,
            "expected "
                + length
                + " bytes of "
                + what
                + " from byte "
                + start
                + " on, found "
                + count);
      }
      count += read;
    }
    sha256.update(bytes, 0, length);
    return bytes;
  }

  private int readSome(byte[] bytes, int from) throws IOException {
    try {
      int read = stream.read(bytes, from, bytes.length - from);
      position += Math.max(0, read);
      return read;
    } catch (EOFException | ZipException e) {
      throw corrupt(position, "the packed data is damaged or ends early: " + e.getMessage());
    }
  }

  private void requireEnd() throws IOException {
    if (readSome(new byte[1], 0) > 0) {
      throw corrupt(position - 1, "expected the end of the file");
    }
  }

  private DataFileException corrupt(long offset, String problem) {
    return new DataFileException(file.toString(), "byte " + offset + ": " + problem);
  }
}
