package nn.api.linalg;

/** Checks matrices and copies them, as the computations overwrite them. */
final class Input {
  private Input() {}

  /** Returns a symmetric matrix by what is on and below the diagonal. */
  static double[][] symmetric(double[] matrix, int n) {
    requireSize(matrix, n, n);
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = requireFinite(matrix[i * n + j], i, j);
        rows[i][j] = value;
        rows[j][i] = value;
      }
    }
    return rows;
  }

  static double[][] general(double[] matrix, int rows, int columns) {
    requireSize(matrix, rows, columns);
    for (int i = 0; i < matrix.length; i++) {
      requireFinite(matrix[i], i / columns, i % columns);
    }
    return Rows.of(matrix, rows, columns);
  }

  private static void requireSize(double[] matrix, int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "a matrix has at least one row and one column, not " + rows + " × " + columns);
    }
    long size = (long) rows * columns;
    if (matrix.length != size) {
      throw new IllegalArgumentException(
          "a matrix of "
              + rows
              + " × "
              + columns
              + " has "
              + size
              + " numbers, but the array has "
              + matrix.length);
    }
  }

  private static double requireFinite(double value, int row, int column) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the number in row "
              + row
              + ", column "
              + column
              + " (counted from 0) is "
              + value
              + "; all must be finite");
    }
    return value;
  }
}
