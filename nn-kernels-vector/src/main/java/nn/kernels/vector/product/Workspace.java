package nn.kernels.vector.product;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory of one thread for packed blocks; its content means nothing between two calls. */
final class Workspace {
  /** Elements of a block of B: half of the second-level cache, so that it stays there. */
  static final int BLOCK =
      Math.clamp(SecondLevelCache.bytes() / 2L / Float.BYTES, 1 << 14, 1 << 19);

  /** A line of the cache. */
  private static final long LINE = 64;

  private float[] block = {};
  private float[] rows = {};
  private MemorySegment aligned = MemorySegment.NULL;
  private final float[] tile = new float[Math.max(Tiles.ROWS, PanelTile.ROWS) * Lanes.SLIVER];

  /** Returns an array of at least so many elements. */
  float[] block(int size) {
    if (block.length < size) {
      block = new float[size];
    }
    return block;
  }

  /** Returns another array of at least so many elements. */
  float[] rows(int size) {
    if (rows.length < size) {
      rows = new float[size];
    }
    return rows;
  }

  /** Returns memory for at least so many elements, from the beginning of a line of the cache on. */
  MemorySegment aligned(int size) {
    long bytes = (long) size * Float.BYTES;
    if (aligned.byteSize() < bytes) {
      aligned = Arena.ofAuto().allocate(bytes, LINE);
    }
    return aligned;
  }

  /** Returns an array for one tile of C. */
  float[] tile() {
    return tile;
  }
}
