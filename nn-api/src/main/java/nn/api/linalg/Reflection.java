package nn.api.linalg;

/**
 * A Householder reflection H = I − τ·v·vᵀ that maps a vector x to (β, 0, …, 0), where β has the
 * sign opposite to x's first number. If x is zero behind that number, H is the identity.
 */
final class Reflection {
  /** Squares of numbers within 2^±400, and their sums, neither overflow nor vanish. */
  private static final int SAFE_EXPONENT = 400;

  /** Zeros, then 1 at {@link #from}, then the rest of v; anything if τ is 0. */
  final double[] v;

  final int from;
  final double tau;
  final double beta;

  private Reflection(double[] v, int from, double tau, double beta) {
    this.v = v;
    this.from = from;
    this.tau = tau;
    this.beta = beta;
  }

  /** Returns the reflection for what lies in an array from an index on; v takes its place. */
  static Reflection of(double[] x, int from) {
    double alpha = x[from];
    double largest = largestFrom(x, from + 1);
    if (largest == 0) {
      return new Reflection(x, from, 0, alpha);
    }
    int exponent = Math.getExponent(Math.max(largest, Math.abs(alpha)));
    if (Math.abs(exponent) <= SAFE_EXPONENT) {
      return ofSafe(x, from);
    }
    Scale scale = new Scale(exponent);
    for (int i = from; i < x.length; i++) {
      x[i] = scale.down(x[i]);
    }
    Reflection scaled = ofSafe(x, from);
    return new Reflection(x, from, scaled.tau, scale.up(scaled.beta));
  }

  private static Reflection ofSafe(double[] x, int from) {
    double alpha = x[from];
    double beta = -Math.copySign(Math.sqrt(Rows.dot(x, x, from)), alpha);
    double divisor = alpha - beta;
    for (int i = from + 1; i < x.length; i++) {
      x[i] /= divisor;
    }
    for (int i = 0; i < from; i++) {
      x[i] = 0;
    }
    x[from] = 1;
    return new Reflection(x, from, -divisor / beta, beta);
  }

  private static double largestFrom(double[] x, int from) {
    double largest = 0;
    for (int i = from; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    return largest;
  }

  /** Multiplies columns of a matrix by H from the left. */
  void applyTo(double[][] rows, int fromColumn, int toColumn) {
    if (tau == 0) {
      return;
    }
    double[] products = new double[toColumn];
    Rows.addTo(products, v, rows, from, fromColumn, toColumn);
    for (int i = from; i < rows.length; i++) {
      Rows.subtract(rows[i], tau * v[i], products, fromColumn, toColumn);
    }
  }

  /**
   * Returns the first columns of H₀·H₁·…, where each v begins where the one before it did, or
   * later.
   */
  static double[][] product(Reflection[] reflections, int rows, int columns) {
    double[][] product = new double[rows][columns];
    for (int i = 0; i < Math.min(rows, columns); i++) {
      product[i][i] = 1;
    }
    for (int k = reflections.length - 1; k >= 0; k--) {
      reflections[k].applyTo(product, reflections[k].from, columns);
    }
    return product;
  }
}
