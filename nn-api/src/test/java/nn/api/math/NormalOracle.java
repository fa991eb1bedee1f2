package nn.api.math;

/**
 * erf, Φ and the normal density in double precision, with a relative error below 10⁻¹⁴; NaN of NaN.
 */
final class NormalOracle {
  private static final double INVERSE_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);
  private static final double SERIES_END = 0.5;
  private static final int FRACTIONS = 2000;

  /** Beyond it Φ(−t) is far below every float. */
  private static final double TAIL_END = 20;

  /** Taylor polynomials of {@link #ratio} stand this often between 0 and 1, 1 and 2 … */
  private static final int DENSITY = 32;

  private static final int DEGREE = 9;
  private static final double[][] TAYLOR = taylor();

  private NormalOracle() {}

  static double pdf(double x) {
    return INVERSE_SQRT_2PI * StrictMath.exp(-x * x / 2);
  }

  static double cdf(double x) {
    return x < 0 ? tail(-x) : 1 - tail(x);
  }

  static double erf(double x) {
    double t = Math.abs(x) * Math.sqrt(2);
    double y = t < SERIES_END ? 2 * fromZero(t) : 1 - 2 * tail(t);
    return Math.copySign(y, x);
  }

  /** The derivative of x·Φ(x). */
  static double geluDerivative(double x) {
    double t = Math.abs(x);
    double tail = t >= TAIL_END ? 0 : pdf(t) * (ratio(t) - t);
    return x < 0 ? tail : 1 - tail;
  }

  private static double tail(double t) {
    return t >= TAIL_END ? 0 : pdf(t) * ratio(t);
  }

  /** Mills' ratio Φ(−t)/φ(t). */
  private static double ratio(double t) {
    int k = (int) (t * DENSITY + 0.5);
    double h = t - (double) k / DENSITY;
    double[] c = TAYLOR[k];
    double sum = c[DEGREE];
    for (int n = DEGREE - 1; n >= 0; n--) {
      sum = sum * h + c[n];
    }
    return sum;
  }

  /** The ratio M fulfils M′ = t·M − 1, so its n-th coefficients c follow from two before. */
  private static double[][] taylor() {
    double[][] all = new double[(int) (TAIL_END * DENSITY) + 1][DEGREE + 1];
    for (int k = 0; k < all.length; k++) {
      double t = (double) k / DENSITY;
      double[] c = all[k];
      c[0] = t < SERIES_END ? (0.5 - fromZero(t)) / pdf(t) : 1 / continuedFraction(t);
      c[1] = t * c[0] - 1;
      for (int n = 2; n <= DEGREE; n++) {
        c[n] = (t * c[n - 1] + c[n - 2]) / n;
      }
    }
    return all;
  }

  /** Φ(t) − ½ = φ(t)·(t + t³/3 + t⁵/(3·5) + …), Abramowitz and Stegun 26.2.11. */
  private static double fromZero(double t) {
    double sum = 0;
    double term = t;
    for (int n = 3; term > 1e-17 * sum; n += 2) {
      sum += term;
      term *= t * t / n;
    }
    return pdf(t) * sum;
  }

  /** φ(t)/Φ(−t) = t + 1/(t + 2/(t + 3/(t + …))), Abramowitz and Stegun 26.2.14. */
  private static double continuedFraction(double t) {
    double value = t;
    for (int n = FRACTIONS; n >= 1; n--) {
      value = t + n / value;
    }
    return value;
  }
}
