package nn.kernels.vector.product;

/** Memory of one thread for packed blocks; its content means nothing between two calls. */
final class Workspace {
  /** Elements of a block of B: half a megabyte, so that it stays in the second-level cache. */
  static final int BLOCK = 1 << 17;

  private float[] block = {};
  private float[] rows = {};
  private final float[] tile = new float[Tiles.ROWS * Lanes.SLIVER];

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

  /** Returns an array for one tile of C. */
  float[] tile() {
    return tile;
  }
}
