package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

/**
 * A rectangle of C, as one thread computes it.
 *
 * <p>A block of B, some of its rows and columns, stays in the second-level cache while all rows of
 * A pass by; the rows of A that make a tile stay in the first-level cache while the slivers of the
 * block pass by.
 */
final class Part {
  /** The depth of a block, unless B is so narrow that a block can be deeper. */
  private static final int DEPTH = 256;

  /** The depth where C would be driven out of the second-level cache between two blocks. */
  private static final int DEPTH_OF_LARGE_C = 512;

  /** The greatest depth: a tile's rows of A then still lie in the second-level cache. */
  private static final int GREATEST_DEPTH = 1024;

  private final Operands product;
  private final Workspace workspace;
  private final Leg leg;

  Part(Operands product, Leg leg, Workspace workspace) {
    this.product = product;
    this.workspace = workspace;
    this.leg = leg;
  }

  /** Computes rows {@code [i0, i1)} and columns {@code [j0, j1)} of C, as far as the leg goes. */
  void run(int i0, int i1, int j0, int j1) {
    Blocks blocks = blocks(i1 - i0, j1 - j0);
    int depth = depth(i1 - i0, j1 - j0);
    int width = Math.min(leg.width(), Math.max(1, Workspace.BLOCK / (depth * SLIVER)) * SLIVER);
    for (int j = j0; j < j1; j += width) {
      for (int p = leg.from(); p < leg.to(); p += depth) {
        blocks.multiply(i0, i1, j, Math.min(j1, j + width), p, Math.min(depth, leg.to() - p));
      }
    }
  }

  private Blocks blocks(int rows, int columns) {
    Target target = new Target(product, workspace.tile());
    return switch (Form.of(product, rows, columns)) {
      case ROWS -> new RowBlocks(product, leg, workspace, target);
      case PANELS -> new PanelBlocks(product, leg, workspace, target);
    };
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
}
