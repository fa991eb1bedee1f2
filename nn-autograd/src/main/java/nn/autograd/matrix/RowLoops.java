package nn.autograd.matrix;

import nn.api.math.Sums;
import nn.api.optim.Matrix.Means;
import nn.api.optim.Matrix.RowBody;

/** Loops over the rows of a matrix as they are stored, on all threads if that pays. */
final class RowLoops {
  /** Elements of the rows that one task takes. */
  private static final int TASK = 1 << 14;

  /** Columns whose sums one task keeps. */
  private static final int COLUMNS = 256;

  private RowLoops() {}

  /** Does something with the rows in {@code [from, to)}. */
  @FunctionalInterface
  private interface Rows {
    void run(int from, int to);
  }

  private static void tasks(DenseMatrix matrix, Rows body) {
    int rows = Math.max(1, TASK / Math.max(1, matrix.storedColumns()));
    Sharing.run(
        matrix.workers(),
        Math.ceilDiv(matrix.storedRows(), rows),
        matrix.size(),
        task -> body.run(task * rows, Math.min(matrix.storedRows(), (task + 1) * rows)));
  }

  /**
   * Runs a body on a copy of each row, and writes the copy back; an array of one row needs none.
   */
  static void each(DenseMatrix matrix, RowBody body) {
    if (matrix.array().length == matrix.size() && matrix.storedRows() == 1) {
      body.run(0, matrix.array());
      return;
    }
    tasks(
        matrix,
        (from, to) -> {
          float[] x = new float[matrix.storedColumns()];
          for (int row = from; row < to; row++) {
            matrix.copyRow(row, x);
            body.run(row, x);
            matrix.assignRow(row, x);
          }
        });
  }

  static void rowMeanSquares(DenseMatrix matrix, Means means) {
    int columns = matrix.storedColumns();
    double count = Math.max(1, columns);
    tasks(
        matrix,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int first = matrix.offset() + row * columns;
            double squares = Sums.squares(matrix.array(), first, first + columns);
            means.accept(row, (float) (squares / count));
          }
        });
  }

  /** Takes the means of columns as they are stored, down the rows in one chain of doubles. */
  static void columnMeanSquares(DenseMatrix matrix, Means means) {
    double count = Math.max(1, matrix.storedRows());
    Sharing.run(
        matrix.workers(),
        Math.ceilDiv(matrix.storedColumns(), COLUMNS),
        matrix.size(),
        block -> {
          int left = block * COLUMNS;
          double[] squares = columnSquares(matrix, left);
          for (int j = 0; j < squares.length; j++) {
            means.accept(left + j, (float) (squares[j] / count));
          }
        });
  }

  private static double[] columnSquares(DenseMatrix matrix, int left) {
    int width = Math.min(COLUMNS, matrix.storedColumns() - left);
    double[] sums = new double[width];
    float[] x = new float[width];
    for (int row = 0; row < matrix.storedRows(); row++) {
      int from = matrix.offset() + row * matrix.storedColumns() + left;
      System.arraycopy(matrix.array(), from, x, 0, width);
      addSquares(x, sums);
    }
    return sums;
  }

  private static void addSquares(float[] x, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double value = x[j];
      sums[j] += value * value;
    }
  }
}
