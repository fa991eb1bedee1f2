package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SLIVER;

/**
 * A copy of those rows of A that a tile multiplies with one sliver after the other.
 *
 * <p>Rows that lie a multiple of 4 KB apart share a few lines of the first-level cache and drive
 * each other out; a copy lies together. Of rows whose elements are not neighbours, each step of k
 * costs a computed address, which a tile of narrow vectors has no time for. Other rows are read
 * faster as they lie; see {@link Panels} for columns that share lines.
 */
final class PackedRows {
  /** Slivers from which on a copy pays. */
  private static final int SLIVERS_WORTH_PACKING = 4;

  /** The distance, in elements, at which rows share lines of the first-level cache. */
  private static final int SAME_LINES = 1024;

  /** Lanes of a vector whose tile takes long enough to find the elements meanwhile. */
  private static final int WIDE = 16;

  private PackedRows() {}

  static boolean pay(Matrix a, int slivers) {
    return areSlow(a) && slivers >= SLIVERS_WORTH_PACKING;
  }

  private static boolean areSlow(Matrix a) {
    return a.hasDenseRows() ? a.rowStride() % SAME_LINES == 0 : COUNT < WIDE;
  }

  /**
   * Returns what an element of A costs besides its multiplications, in multiplications: its copy,
   * or the time for which each of so many columns of C waits for it.
   */
  static long cost(Matrix a, int columns) {
    if (!areSlow(a)) {
      return 0;
    }
    long copy = Packing.costOfCopying(a);
    return pay(a, columns / SLIVER) ? copy : Math.max(copy, columns);
  }

  /** Returns {@code rows} rows and {@code depth} columns of A in memory of this thread. */
  static Matrix of(Matrix a, int rows, int depth, Workspace workspace) {
    int stride = depth + COUNT;
    float[] copy = workspace.rows(rows * stride);
    if (a.hasDenseRows()) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(a.array(), a.at(row, 0), copy, row * stride, depth);
      }
    } else {
      Transposition.write(a.array(), a.offset(), a.columnStride(), depth, rows, copy, 0, stride);
    }
    return new Matrix(copy, 0, stride, 1);
  }
}
