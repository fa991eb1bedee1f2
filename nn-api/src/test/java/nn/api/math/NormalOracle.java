package nn.api.math;

/** erf, Φ and the normal density in double precision, by series and continued fraction. */
final class NormalOracle {
  private static final double INVERSE_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);
  private static final double SERIES_END = 3;
  private static final double TAIL_END = 40;

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

  private static double tail(double t) {
    if (t < SERIES_END) {
      return 0.5 - fromZero(t);
    }
    return t < TAIL_END ? pdf(t) / continuedFraction(t) : 0;
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
    for (int n = 60; n >= 1; n--) {
      value = t + n / value;
    }
    return value;
  }
}
