package nn.layers.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The byte order of the safetensors format. */
final class LittleEndian {
  /** Large enough that system calls do not count; a multiple of every element's size. */
  private static final int BUFFER_BYTES = 1 << 16;

  private LittleEndian() {}

  /** Returns an empty buffer for passing data through. */
  static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the eight bytes a file starts with. */
  static ByteBuffer length(long headerBytes) {
    return ByteBuffer.allocate(Header.LENGTH_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, headerBytes);
  }
}
