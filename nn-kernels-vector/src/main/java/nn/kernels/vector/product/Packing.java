package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SLIVER;
import static nn.kernels.vector.product.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Copies slivers of B, a tile's width of its columns, so that a tile reads them in one stream. */
final class Packing {
  private Packing() {}

  /**
   * Writes rows {@code [p, p + depth)} of the columns from {@code j} on, {@link Lanes#SLIVER}
   * numbers a row; columns beyond the last are zero.
   *
   * @param columns how many columns there are from {@code j} on
   */
  static void pack(Matrix b, int p, int depth, int j, int columns, float[] out, int at) {
    if (columns < SLIVER) {
      Arrays.fill(out, at, at + depth * SLIVER, 0f);
      packNarrow(b, p, depth, j, columns, out, at);
    } else if (b.hasDenseRows()) {
      copy(b.array(), b.at(p, j), b.rowStride(), depth, out, at);
    } else {
      for (int lane = 0; lane < SLIVER; lane += 4) {
        transposeFour(b.array(), b.at(p, j + lane), b.columnStride(), depth, out, at + lane);
      }
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

  /** Four columns at a time: as many streams as the loads of one cycle or two can feed. */
  private static void transposeFour(
      float[] b, int from, int stride, int depth, float[] out, int at) {
    for (int p = 0; p < depth; p++) {
      int to = at + p * SLIVER;
      out[to] = b[from + p];
      out[to + 1] = b[from + stride + p];
      out[to + 2] = b[from + 2 * stride + p];
      out[to + 3] = b[from + 3 * stride + p];
    }
  }

  private static void packNarrow(
      Matrix b, int p, int depth, int j, int columns, float[] out, int at) {
    for (int row = 0; row < depth; row++) {
      for (int column = 0; column < columns; column++) {
        out[at + row * SLIVER + column] = b.array()[b.at(p + row, j + column)];
      }
    }
  }
}
