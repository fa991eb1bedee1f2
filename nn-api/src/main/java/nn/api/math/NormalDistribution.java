package nn.api.math;

/** The density and distribution function of the standard normal distribution, and erf. */
final class NormalDistribution {
  /** 1/√(2π) is this and {@link #INVERSE_SQRT_2PI_LOW}. */
  static final float INVERSE_SQRT_2PI = 0x1.988454p-2f;

  private static final float INVERSE_SQRT_2PI_LOW = -0x1.857936p-27f;
  private static final float SQRT_2 = 0x1.6a09e6p0f;

  /** The density rounds to zero before this |x|. */
  private static final float PDF_ZERO = 14.5f;

  /** Below this |x| Φ is a polynomial, above it is a tail. */
  private static final float CDF_POLYNOMIAL = 0.65f;

  private NormalDistribution() {}

  static float pdf(float x) {
    float b = Math.min(Math.abs(x), PDF_ZERO);
    float h = -0.5f * b * b;
    float k = ReducedExponential.exponent(h);
    float p = ReducedExponential.expm1(h, Math.fma(-0.5f * b, b, -h), k);
    float v = INVERSE_SQRT_2PI + Math.fma(INVERSE_SQRT_2PI, p, INVERSE_SQRT_2PI_LOW);
    return Float.isNaN(x) ? x : ReducedExponential.scale(v, k);
  }

  static float cdf(float x) {
    float tail = NormalTail.cdf(Math.abs(x));
    float outer = x > 0 ? 1 - tail : tail;
    float y = Math.abs(x) < CDF_POLYNOMIAL ? cdfNearZero(x) : outer;
    return Float.isNaN(x) ? x : y;
  }

  /**
   * Φ(x) = ½ + x·Q(x²) for |x| ≤ 0.7, Q of degree 4, minimax for the absolute error, which is below
   * 2⁻²⁹ before rounding.
   */
  private static float cdfNearZero(float x) {
    float z = x * x;
    float q = 0x1.ca4a08p-14f;
    q = Math.fma(q, z, -0x1.377658p-10f);
    q = Math.fma(q, z, 0x1.46dae2p-7f);
    q = Math.fma(q, z, -0x1.10587ap-4f);
    q = Math.fma(q, z, INVERSE_SQRT_2PI);
    return Math.fma(x, q, 0.5f);
  }

  /** erf x = 1 − 2·Φ(−x·√2) from |x| = 1 on. */
  static float erf(float x) {
    float outer = Math.fma(-2, NormalTail.cdf(Math.abs(x) * SQRT_2), 1);
    float y = Math.abs(x) < 1 ? erfNearZero(x) : Math.copySign(outer, x);
    return Float.isNaN(x) ? x : y;
  }

  /**
   * erf x = x + x·Q(x²) for |x| ≤ 1, Q of degree 6, minimax for the relative error of erf x, which
   * is below 2⁻²⁹ before rounding.
   */
  private static float erfNearZero(float x) {
    float z = x * x;
    float q = 0x1.4771fcp-14f;
    q = Math.fma(q, z, -0x1.a3515ep-11f);
    q = Math.fma(q, z, 0x1.53f224p-8f);
    q = Math.fma(q, z, -0x1.b7f71ap-6f);
    q = Math.fma(q, z, 0x1.ce2ce6p-4f);
    q = Math.fma(q, z, -0x1.81273ep-2f);
    q = Math.fma(q, z, 0x1.06eba8p-3f);
    return Math.fma(x, q, x);
  }
}
