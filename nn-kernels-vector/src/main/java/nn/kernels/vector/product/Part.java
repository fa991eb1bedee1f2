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
  /** The depth of a block, unless B is so narrow that a block can be deeper. */
  private static final int DEPTH = 256;

  /** The depth where C would be driven out of the second-level cache between two blocks. */
  private static final int DEPTH_OF_LARGE_C = 512;

  /** The greatest depth: a tile's rows of A then still lie in the second-level cache. */
  private static final int GREATEST_DEPTH = 1024;

  private final Operands product;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final Workspace workspace;
  private final Leg leg;

  Part(Operands product, Leg leg, Workspace workspace) {
    this.product = product;
    this.leg = leg;
    this.a = product.a();
    this.b = product.b();
    this.c = product.c();
    this.workspace = workspace;
  }

  /** Computes rows {@code [i0, i1)} and columns {@code [j0, j1)} of C, as far as the leg goes. */
  void run(int i0, int i1, int j0, int j1) {
    int depth = depth(i1 - i0, j1 - j0);
    int width = Math.min(leg.width(), Math.max(1, Workspace.BLOCK / (depth * SLIVER)) * SLIVER);
    for (int j = j0; j < j1; j += width) {
      for (int p = leg.from(); p < leg.to(); p += depth) {
        block(i0, i1, j, Math.min(j1, j + width), p, Math.min(depth, leg.to() - p));
      }
    }
  }

  /**
   * As deep as the second-level cache allows, since every block but the first reads C again; deeper
   * where sums are passed on, so that a thread has those of the one before in its cache but once.
   */
  private int depth(int rows, int columns) {
    int k = leg.longest();
    int padded = Math.ceilDiv(columns, SLIVER) * SLIVER;
    boolean large = (long) rows * columns >= Workspace.BLOCK;
    int deepest =
        leg.isWhole()
            ? Math.clamp(Workspace.BLOCK / padded, large ? DEPTH_OF_LARGE_C : DEPTH, GREATEST_DEPTH)
            : GREATEST_DEPTH;
    return Math.ceilDiv(k, Math.ceilDiv(k, deepest));
  }

  private void block(int i0, int i1, int j0, int j1, int p, int depth) {
    boolean direct = !Packing.pays(b, i1 - i0);
    float[] packed = direct ? b.array() : pack(j0, j1, p, depth);
    int wholeEnd = direct ? j0 + (j1 - j0) / SLIVER * SLIVER : j1;
    boolean copied = PackedRows.pay(a, (j1 - j0) / SLIVER);
    for (int i = i0; i < i1; ) {
      leg.await(p);
      Tile tile = Tiles.ofAtMost(i1 - i);
      Matrix left = copied ? PackedRows.of(a.from(i, p), tile.rows(), depth, workspace) : a;
      int leftAt = copied ? 0 : a.at(i, p);
      for (int j = j0; j < wholeEnd; j += SLIVER) {
        int at = direct ? b.at(p, j) : (j - j0) * depth;
        int stride = direct ? b.rowStride() : SLIVER;
        tile(tile, left, leftAt, i, j, j1, p, depth, packed, at, stride);
      }
      leg.passOn(p + depth);
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
      leg.await(p);
      Tile tile = Tiles.ofAtMost(i1 - i);
      tile(tile, a, a.at(i, p), i, j, j1, p, depth, packed, 0, SLIVER);
      leg.passOn(p + depth);
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
      Tile tile,
      Matrix left,
      int leftAt,
      int i,
      int j,
      int j1,
      int p,
      int depth,
      float[] slivers,
      int at,
      int stride) {
    boolean transposed = left.rowStride() == 1;
    int aStride = transposed ? left.columnStride() : left.rowStride();
    int rows = tile.rows();
    int columns = Math.min(SLIVER, j1 - j);
    boolean add = p > 0;
    Bias bias = p + depth == product.k() ? product.bias() : null;
    boolean inPlace = c.hasDenseRows() && columns == SLIVER;
    float[] sums = inPlace ? c.array() : workspace.tile();
    int start = inPlace ? c.at(i, j) : 0;
    int rowStride = inPlace ? c.rowStride() : SLIVER;
    if (add && !inPlace) {
      load(sums, rows, columns, i, j);
    }
    tile.multiply(
        left.array(),
        leftAt,
        aStride,
        transposed,
        slivers,
        at,
        stride,
        sums,
        start,
        rowStride,
        depth,
        add);
    if (bias != null) {
      bias.addTo(sums, start, rowStride, rows, columns, i, j);
    }
    if (!inPlace) {
      store(sums, rows, columns, i, j);
    }
  }

  private void load(float[] sums, int rows, int columns, int i, int j) {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        sums[row * SLIVER + column] = c.array()[c.at(i + row, j + column)];
      }
    }
  }

  private void store(float[] sums, int rows, int columns, int i, int j) {
    int at = c.at(i, j);
    if (!c.hasDenseRows()) {
      Transposition.write(sums, 0, SLIVER, rows, columns, c.array(), at, c.columnStride());
      return;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(sums, row * SLIVER, c.array(), at + row * c.rowStride(), columns);
    }
  }
}
