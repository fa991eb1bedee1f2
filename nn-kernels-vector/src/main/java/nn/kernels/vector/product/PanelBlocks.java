package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

import java.lang.foreign.MemorySegment;

/**
 * Packs a block of B, which stays in the second-level cache while one panel of A after the other,
 * packed in the first-level cache, is multiplied by all its slivers.
 */
record PanelBlocks(Operands product, Leg leg, Workspace workspace, Target target)
    implements Blocks {

  @Override
  public void multiply(int i0, int i1, int j0, int j1, int p, int depth) {
    MemorySegment slivers = Slivers.pack(product.b(), p, depth, j0, j1, workspace);
    for (int i = i0; i < i1; i += PanelTile.ROWS) {
      leg.await(p);
      float[] panel = Panels.of(product.a().from(i, p), product.m() - i, depth, workspace);
      int rows = Math.min(PanelTile.ROWS, i1 - i);
      for (int j = j0; j < j1; j += SLIVER) {
        target.open(i, j, rows, rows == PanelTile.ROWS, Math.min(SLIVER, j1 - j), p > 0);
        long at = (j - j0) / SLIVER * Slivers.bytes(depth);
        PanelTile.multiply(
            panel, slivers, at, target.sums(), target.at(), target.stride(), depth, p > 0);
        target.close(p + depth == product.k());
      }
      leg.passOn(p + depth);
    }
  }
}
