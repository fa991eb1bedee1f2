package nn.api.linalg;

import java.util.Arrays;

/** The power −1/p of a matrix plus a ridge. */
record InverseRoot(double p, double ridge) {
  /** How negative an eigenvalue may be by rounding, where matrices are accumulated in float. */
  private static final double ROUNDING = 1e-3;

  private static final int COLUMNS = 128;

  InverseRoot {
    if (!(p >= 1 && p < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("p must be at least 1 and finite, but is " + p);
    }
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ridge must be at least 0 and finite, but is " + ridge);
    }
  }

  /** Returns V·(Λ + ridge)^(−1/p)·Vᵀ. */
  double[] of(Eigendecomposition decomposition) {
    double[] eigenvalues = decomposition.eigenvalues();
    requireSemidefinite(eigenvalues);
    int n = eigenvalues.length;
    double[][] halves = new double[n][n];
    for (int k = 0; k < n; k++) {
      Rows.subtract(halves[k], -halfPower(eigenvalues[k]), decomposition.vectors()[k], 0, n);
    }
    return gram(halves);
  }

  private static void requireSemidefinite(double[] eigenvalues) {
    double largest = eigenvalues[eigenvalues.length - 1];
    if (eigenvalues[0] < -ROUNDING * Math.max(0, largest)) {
      throw new IllegalArgumentException(
          "the matrix is not positive semidefinite: its eigenvalues go from "
              + eigenvalues[0]
              + " to "
              + largest);
    }
  }

  /** Returns (λ + ridge)^(−1/(2p)): half of the power, as each factor of a product has it. */
  private double halfPower(double eigenvalue) {
    double value = Math.max(0, eigenvalue) + ridge;
    if (value < Double.MIN_NORMAL) {
      throw new IllegalArgumentException(
          "the matrix is singular: eigenvalue "
              + eigenvalue
              + " plus ridge "
              + ridge
              + " has no inverse; give a larger ridge");
    }
    return StrictMath.pow(value, -0.5 / p);
  }

  /** Returns BᵀB, a few columns at a time, so that these stay in the cache. */
  private static double[] gram(double[][] b) {
    int n = b.length;
    double[] gram = new double[n * n];
    double[] row = new double[n];
    for (int from = 0; from < n; from += COLUMNS) {
      for (int i = from; i < n; i++) {
        int to = Math.min(i + 1, from + COLUMNS);
        fillRow(b, i, from, to, row);
        for (int j = from; j < to; j++) {
          gram[i * n + j] = row[j];
          gram[j * n + i] = row[j];
        }
      }
    }
    return gram;
  }

  private static void fillRow(double[][] b, int i, int from, int to, double[] row) {
    double[] factors = new double[b.length];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = b[k][i];
    }
    Arrays.fill(row, from, to, 0);
    Rows.addTo(row, factors, b, 0, from, to);
  }
}
