package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

/**
 * A rectangle of C, as one thread computes it.
 *
 * <p>A block of B, some of its rows and columns, is packed and stays in the second-level cache
 * while all rows of A pass by; the rows of A that make a tile stay in the first-level cache while
 * the slivers of the block pass by.
 */
final class Part {
  /** The depth of a block, unless B is so narrow that a block can hold all of its rows. */
  private static final int DEPTH = 256;

  /** The greatest depth: a tile's rows of A then still lie in the second-level cache. */
  private static final int GREATEST_DEPTH = 1024;

  /** Passes over a block from which on packing it pays. */
  private static final int PASSES_WORTH_PACKING = 4;

  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final int k;
  private final Workspace workspace;

  Part(Matrix a, Matrix b, Matrix c, int k, Workspace workspace) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.k = k;
    this.workspace = workspace;
  }

  /** Computes rows {@code [i0, i1)} and columns {@code [j0, j1)} of C. */
  void run(int i0, int i1, int j0, int j1) {
    int depth = depth(j1 - j0);
    int width = Math.max(1, Workspace.BLOCK / (depth * SLIVER)) * SLIVER;
    for (int p = 0; p < k; p += depth) {
      for (int j = j0; j < j1; j += width) {
        block(i0, i1, j, Math.min(j1, j + width), p, Math.min(depth, k - p));
      }
    }
  }

  private int depth(int columns) {
    long slivers = Math.ceilDiv(columns, SLIVER);
    if (k <= GREATEST_DEPTH && slivers * SLIVER * k <= Workspace.BLOCK) {
      return k;
    }
    return Math.ceilDiv(k, Math.ceilDiv(k, DEPTH));
  }

  private void block(int i0, int i1, int j0, int j1, int p, int depth) {
    boolean direct = b.hasDenseRows() && Math.ceilDiv(i1 - i0, Tiles.ROWS) < PASSES_WORTH_PACKING;
    float[] packed = direct ? b.array() : pack(j0, j1, p, depth);
    int wholeEnd = direct ? j0 + (j1 - j0) / SLIVER * SLIVER : j1;
    for (int i = i0; i < i1; ) {
      Tile tile = Tiles.ofAtMost(i1 - i);
      for (int j = j0; j < wholeEnd; j += SLIVER) {
        int at = direct ? b.at(p, j) : (j - j0) * depth;
        tile(tile, i, j, j1, p, depth, packed, at, direct ? b.rowStride() : SLIVER);
      }
      i += tile.rows();
    }
    if (wholeEnd < j1) {
      lastColumns(i0, i1, wholeEnd, j1, p, depth);
    }
  }

  /** The columns that do not fill a sliver are packed in any case, so that a tile can read them. */
  private void lastColumns(int i0, int i1, int j, int j1, int p, int depth) {
    float[] packed = pack(j, j1, p, depth);
    for (int i = i0; i < i1; ) {
      Tile tile = Tiles.ofAtMost(i1 - i);
      tile(tile, i, j, j1, p, depth, packed, 0, SLIVER);
      i += tile.rows();
    }
  }

  private float[] pack(int j0, int j1, int p, int depth) {
    float[] packed = workspace.block(Math.ceilDiv(j1 - j0, SLIVER) * SLIVER * depth);
    for (int j = j0; j < j1; j += SLIVER) {
      Packing.pack(b, p, depth, j, Math.min(SLIVER, j1 - j), packed, (j - j0) * depth);
    }
    return packed;
  }

  private void tile(
      Tile tile, int i, int j, int j1, int p, int depth, float[] slivers, int at, int stride) {
    boolean transposed = a.rowStride() == 1;
    int aStride = transposed ? a.columnStride() : a.rowStride();
    int columns = Math.min(SLIVER, j1 - j);
    boolean add = p > 0;
    if (c.hasDenseRows() && columns == SLIVER) {
      tile.multiply(
          a.array(),
          a.at(i, p),
          aStride,
          transposed,
          slivers,
          at,
          stride,
          c.array(),
          c.at(i, j),
          c.rowStride(),
          depth,
          add);
      return;
    }
    float[] sums = workspace.tile();
    if (add) {
      load(sums, tile.rows(), columns, i, j);
    }
    tile.multiply(
        a.array(),
        a.at(i, p),
        aStride,
        transposed,
        slivers,
        at,
        stride,
        sums,
        0,
        SLIVER,
        depth,
        add);
    store(sums, tile.rows(), columns, i, j);
  }

  private void load(float[] sums, int rows, int columns, int i, int j) {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        sums[row * SLIVER + column] = c.array()[c.at(i + row, j + column)];
      }
    }
  }

  private void store(float[] sums, int rows, int columns, int i, int j) {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        c.array()[c.at(i + row, j + column)] = sums[row * SLIVER + column];
      }
    }
  }
}
