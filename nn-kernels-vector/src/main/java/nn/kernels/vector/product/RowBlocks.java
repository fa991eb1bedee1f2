package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

/**
 * Multiplies rows of A as they lie, or copies of them, by slivers of B as they lie or packed.
 *
 * <p>The columns that do not fill a sliver are packed in any case, so that a tile can read them.
 */
record RowBlocks(Operands product, Leg leg, Workspace workspace, Target target) implements Blocks {
  private static final float[] NONE = {};

  @Override
  public void multiply(int i0, int i1, int j0, int j1, int p, int depth) {
    boolean isPacked = Packing.pays(product.b(), i1 - i0);
    int middle = isPacked ? j0 : j0 + (j1 - j0) / SLIVER * SLIVER;
    float[] packed = middle < j1 ? pack(middle, j1, p, depth) : NONE;
    boolean isCopied = PackedRows.pay(product.a(), (j1 - j0) / SLIVER);
    for (int i = i0; i < i1; ) {
      leg.await(p);
      Tile tile = Tiles.ofAtMost(i1 - i);
      Matrix lying = product.a().from(i, p);
      Matrix a = isCopied ? PackedRows.of(lying, tile.rows(), depth, workspace) : lying;
      Matrix b = product.b();
      for (int j = j0; j < middle; j += SLIVER) {
        target.open(i, j, tile.rows(), true, SLIVER, p > 0);
        multiply(tile, a, b.array(), b.at(p, j), b.rowStride(), p, depth);
      }
      for (int j = middle; j < j1; j += SLIVER) {
        target.open(i, j, tile.rows(), true, Math.min(SLIVER, j1 - j), p > 0);
        multiply(tile, a, packed, (j - middle) * depth, SLIVER, p, depth);
      }
      leg.passOn(p + depth);
      i += tile.rows();
    }
  }

  private float[] pack(int j0, int j1, int p, int depth) {
    float[] packed = workspace.block(Math.ceilDiv(j1 - j0, SLIVER) * SLIVER * depth);
    for (int j = j0; j < j1; j += SLIVER) {
      Packing.pack(product.b(), p, depth, j, Math.min(SLIVER, j1 - j), packed, (j - j0) * depth);
    }
    return packed;
  }

  private void multiply(Tile tile, Matrix a, float[] sliver, int at, int stride, int p, int depth) {
    boolean isTransposed = a.rowStride() == 1;
    tile.multiply(
        a.array(),
        a.offset(),
        isTransposed ? a.columnStride() : a.rowStride(),
        isTransposed,
        sliver,
        at,
        stride,
        target.sums(),
        target.at(),
        target.stride(),
        depth,
        p > 0);
    target.close(p + depth == product.k());
  }
}
