package nn.api.linalg;

/** A power of two by which numbers are divided before a computation and multiplied after it. */
record Scale(int exponent) {
  /** Returns the scale that brings the largest magnitude of a matrix to [1, 2). */
  static Scale of(double[][] rows) {
    double largest = 0;
    for (double[] row : rows) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return new Scale(largest == 0 ? 0 : Math.getExponent(largest));
  }

  double down(double value) {
    return Math.scalb(value, -exponent);
  }

  double up(double value) {
    return Math.scalb(value, exponent);
  }

  void down(double[][] rows) {
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = down(row[j]);
      }
    }
  }
}
