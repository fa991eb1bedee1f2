package nn.api.linalg;

/** A symmetric matrix A as Q·T·Qᵀ, where T has numbers on its diagonal and beside it only. */
final class Tridiagonal {
  /** T's diagonal, of length n. */
  final double[] diagonal;

  /** T's numbers beside it, of length n: the last is 0. */
  final double[] beside;

  /** The columns of Q, which is orthogonal, as rows. */
  final double[][] basis;

  Tridiagonal(double[] diagonal, double[] beside, double[][] basis) {
    this.diagonal = diagonal;
    this.beside = beside;
    this.basis = basis;
  }

  /** Returns the tridiagonal form of a symmetric matrix; overwrites the matrix. */
  static Tridiagonal of(double[][] matrix) {
    int n = matrix.length;
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    Reflection[] reflections = new Reflection[n - 1];
    for (int k = 0; k < n - 1; k++) {
      diagonal[k] = matrix[k][k];
      reflections[k] = Reflection.of(matrix[k], k + 1);
      beside[k] = reflections[k].beta;
      reflectBothSides(matrix, reflections[k]);
    }
    diagonal[n - 1] = matrix[n - 1][n - 1];
    double[][] basis = Reflection.product(reflections, n, n);
    Rows.transpose(basis);
    return new Tridiagonal(diagonal, beside, basis);
  }

  /**
   * Replaces the block A of a matrix that the reflection belongs to by H·A·H = A − v·wᵀ − w·vᵀ with
   * w = τ·A·v − ½·τ²·(vᵀ·A·v)·v.
   */
  private static void reflectBothSides(double[][] matrix, Reflection reflection) {
    double tau = reflection.tau;
    if (tau == 0) {
      return;
    }
    int from = reflection.from;
    double[] v = reflection.v;
    double[] w = new double[matrix.length];
    Rows.addTo(w, v, matrix, from, from, w.length);
    for (int i = from; i < w.length; i++) {
      w[i] *= tau;
    }
    Rows.subtract(w, tau / 2 * Rows.dot(w, v, from), v, from, w.length);
    Rows.subtractSymmetric(matrix, v, w, from);
  }
}
