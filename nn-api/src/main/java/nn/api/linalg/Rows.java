package nn.api.linalg;

/**
 * The loops over rows of matrices, in which almost all time is spent.
 *
 * <p>Rows are arrays of their own, as C2 makes vector code of a loop over several arrays at one
 * index, but not of one over an array at several. Every element has sums of its own, added in the
 * written order, so that vectors, blocks and several rows at once change no bit.
 */
final class Rows {
  private Rows() {}

  /** Returns a copy of a row-major matrix as rows. */
  static double[][] of(double[] matrix, int rows, int columns) {
    double[][] copies = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(matrix, i * columns, copies[i], 0, columns);
    }
    return copies;
  }

  /** Returns rows of equal length side by side. */
  static double[] join(double[][] rows, int columns) {
    double[] matrix = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, matrix, i * columns, columns);
    }
    return matrix;
  }

  /** Transposes a square matrix where it lies. */
  static void transpose(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      for (int j = 0; j < i; j++) {
        double value = row[j];
        row[j] = rows[j][i];
        rows[j][i] = value;
      }
    }
  }

  /**
   * Adds factors[i] · rows[i] to the sum, for the rows from {@code row} on in this order, in the
   * columns from {@code from} to {@code to − 1}.
   */
  static void addTo(double[] sum, double[] factors, double[][] rows, int row, int from, int to) {
    int i = row;
    for (; i <= rows.length - 4; i += 4) {
      addFour(sum, factors, rows, i, from, to);
    }
    for (; i < rows.length; i++) {
      addOne(sum, factors[i], rows[i], from, to);
    }
  }

  private static void addFour(
      double[] sum, double[] factors, double[][] rows, int i, int from, int to) {
    double f0 = factors[i];
    double f1 = factors[i + 1];
    double f2 = factors[i + 2];
    double f3 = factors[i + 3];
    double[] r0 = rows[i];
    double[] r1 = rows[i + 1];
    double[] r2 = rows[i + 2];
    double[] r3 = rows[i + 3];
    for (int j = from; j < to; j++) {
      sum[j] = (((sum[j] + f0 * r0[j]) + f1 * r1[j]) + f2 * r2[j]) + f3 * r3[j];
    }
  }

  private static void addOne(double[] sum, double factor, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      sum[j] += factor * row[j];
    }
  }

  /** Subtracts factor · x from y. */
  static void subtract(double[] y, double factor, double[] x, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] -= factor * x[j];
    }
  }

  /** Subtracts v·wᵀ + w·vᵀ from the square block that begins at an index. */
  static void subtractSymmetric(double[][] rows, double[] v, double[] w, int from) {
    for (int i = from; i < rows.length; i++) {
      subtractTwo(rows[i], v[i], w, w[i], v, from);
    }
  }

  private static void subtractTwo(
      double[] row, double f, double[] x, double g, double[] y, int from) {
    for (int j = from; j < row.length; j++) {
      row[j] -= f * x[j] + g * y[j];
    }
  }

  /** Returns the inner product of two arrays from an index on. */
  static double dot(double[] a, double[] b, int from) {
    double sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
