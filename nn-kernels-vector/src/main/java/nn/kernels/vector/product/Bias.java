package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SLIVER;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * What is added to every row of C, while the sums of a tile are still near.
 *
 * @param values as a matrix of the shape of C: all its rows are one row, their stride is 0
 */
record Bias(Matrix values) {

  static Bias ofColumns(float[] bias, int offset) {
    return new Bias(new Matrix(bias, offset, 0, 1));
  }

  /** Returns the bias of Cᵀ, one number per row. */
  Bias transposed() {
    return new Bias(values.transposed());
  }

  float at(int row, int column) {
    return values.array()[values.at(row, column)];
  }

  /**
   * Adds the bias to sums that belong to C from row {@code i} and column {@code j} on.
   *
   * @param at index of the first sum; the rows are {@code stride} apart
   */
  void addTo(float[] sums, int at, int stride, int rows, int columns, int i, int j) {
    if (columns == SLIVER && values.hasDenseRows()) {
      addSliver(sums, at, stride, rows, values.at(i, j));
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (columns == SLIVER && values.columnStride() == 0) {
        addToSliver(sums, at + row * stride, at(i + row, j));
      } else {
        addOneByOne(sums, at + row * stride, columns, i + row, j);
      }
    }
  }

  private void addOneByOne(float[] sums, int at, int columns, int i, int j) {
    for (int column = 0; column < columns; column++) {
      sums[at + column] += at(i, j + column);
    }
  }

  /** Adds the one number of a row of Cᵀ. */
  private static void addToSliver(float[] sums, int at, float value) {
    FloatVector.fromArray(SPECIES, sums, at).add(value).intoArray(sums, at);
    FloatVector.fromArray(SPECIES, sums, at + COUNT).add(value).intoArray(sums, at + COUNT);
  }

  private void addSliver(float[] sums, int at, int stride, int rows, int from) {
    FloatVector first = FloatVector.fromArray(SPECIES, values.array(), from);
    FloatVector second = FloatVector.fromArray(SPECIES, values.array(), from + COUNT);
    for (int row = 0; row < rows; row++) {
      int to = at + row * stride;
      FloatVector.fromArray(SPECIES, sums, to).add(first).intoArray(sums, to);
      FloatVector.fromArray(SPECIES, sums, to + COUNT).add(second).intoArray(sums, to + COUNT);
    }
  }
}
