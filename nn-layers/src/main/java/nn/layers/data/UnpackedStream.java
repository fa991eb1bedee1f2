package nn.layers.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The content of a packed file, up to a limit: a small file can unpack to more than a disk. */
final class UnpackedStream extends FilterInputStream {
  private static final long ALWAYS_ALLOWED = 256L << 20;

  /** A table of numbers shrinks to a third or a tenth; one that never changes, to a thousandth. */
  private static final long LARGEST_RATIO = 100;

  private final String file;
  private final long limit;
  private long count;

  UnpackedStream(String file, InputStream unpacked, long limit) {
    super(unpacked);
    this.file = file;
    this.limit = limit;
  }

  /** Returns to how much a packed file of so many bytes may unpack. */
  static long limit(long packedBytes) {
    return packedBytes > Long.MAX_VALUE / LARGEST_RATIO
        ? Long.MAX_VALUE
        : Math.max(ALWAYS_ALLOWED, LARGEST_RATIO * packedBytes);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    counted(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  private void counted(int read) throws DataFileException {
    count += read;
    if (count > limit) {
      throw new DataFileException(
          file,
          String.format(
              Locale.ROOT,
              "unpacks to more than %,d bytes, over %d times its size. If that is right, unpack it"
                  + " ('gunzip --keep') and name the unpacked file, for which there is no limit",
              limit,
              LARGEST_RATIO));
    }
  }
}
