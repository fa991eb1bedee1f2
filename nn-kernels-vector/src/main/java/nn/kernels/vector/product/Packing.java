package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SLIVER;
import static nn.kernels.vector.product.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies slivers of B, a tile's width of its columns, so that a tile reads them in one stream. */
final class Packing {
  /** Passes over dense rows of B from which on packing them pays. */
  private static final int PASSES_WORTH_PACKING = 4;

  /** Multiplications that take as long as copying an element along its row. */
  private static final long COPYING = 5;

  /** Multiplications that take as long as copying an element across its rows. */
  private static final long TRANSPOSING = 10;

  private Packing() {}

  /** Whether B is packed, for so many rows of A. */
  static boolean pays(Matrix b, int rows) {
    return !b.hasDenseRows() || Math.ceilDiv(rows, Tiles.ROWS) >= PASSES_WORTH_PACKING;
  }

  /** Returns what packing costs an element of B, in multiplications. */
  static long cost(Matrix b, int rows) {
    return pays(b, rows) ? costOfCopying(b) : 0;
  }

  /** Returns what a copy costs an element, in multiplications. */
  static long costOfCopying(Matrix matrix) {
    return matrix.hasDenseRows() ? COPYING : TRANSPOSING;
  }

  /**
   * Writes rows {@code [p, p + depth)} of the columns from {@code j} on, {@link Lanes#SLIVER}
   * numbers per row; columns beyond the last are zero.
   *
   * @param columns how many columns there are from {@code j} on
   */
  static void pack(Matrix b, int p, int depth, int j, int columns, float[] out, int at) {
    if (columns < SLIVER) {
      Arrays.fill(out, at, at + depth * SLIVER, 0f);
    }
    int from = b.at(p, j);
    if (!b.hasDenseRows()) {
      Transposition.write(b.array(), from, b.columnStride(), columns, depth, out, at, SLIVER);
    } else if (columns == SLIVER) {
      copy(b.array(), from, b.rowStride(), depth, out, at);
    } else {
      copyNarrow(b.array(), from, b.rowStride(), columns, depth, out, at);
    }
  }

  private static void copy(float[] b, int from, int stride, int depth, float[] out, int at) {
    for (int p = 0; p < depth; p++) {
      FloatVector first = FloatVector.fromArray(SPECIES, b, from + p * stride);
      FloatVector second = FloatVector.fromArray(SPECIES, b, from + p * stride + COUNT);
      first.intoArray(out, at + p * SLIVER);
      second.intoArray(out, at + p * SLIVER + COUNT);
    }
  }

  private static void copyNarrow(
      float[] b, int from, int stride, int columns, int depth, float[] out, int at) {
    for (int p = 0; p < depth; p++) {
      System.arraycopy(b, from + p * stride, out, at + p * SLIVER, columns);
    }
  }
}
