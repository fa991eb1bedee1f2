package nn.api.math;

/** The density and distribution function of the standard normal distribution, erf, and GELU. */
final class NormalDistribution {
  private static final float SQRT_2 = 0x1.6a09e6p0f;

  /** The density rounds to zero before this |x|. */
  private static final float PDF_ZERO = 14.5f;

  private NormalDistribution() {}

  static float pdf(float x) {
    float b = Math.min(Math.abs(x), PDF_ZERO);
    float h = -0.5f * b * b;
    float k = ReducedExponential.exponent(h);
    float p = ReducedExponential.expm1(h, Math.fma(-0.5f * b, b, -h), k);
    float c = NormalTail.INVERSE_SQRT_2PI;
    float v = c + Math.fma(c, p, NormalTail.INVERSE_SQRT_2PI_LOW);
    return Float.isNaN(x) ? x : ReducedExponential.scale(v, k);
  }

  static float cdf(float x) {
    float tail = NormalTail.cdf(Math.abs(x));
    float y = x > 0 ? 1 - tail : tail;
    return Float.isNaN(x) ? x : y;
  }

  /** x·Φ(x) = max(x, 0) − |x|·Φ(−|x|). */
  static float gelu(float x) {
    float y = Math.max(x, 0) + NormalTail.gelu(Math.abs(x));
    return Float.isNaN(x) ? x : Math.copySign(y, x);
  }

  /** Φ(x) + x·φ(x), which is 1 less the same of −x. */
  static float geluDerivative(float x) {
    float tail = NormalTail.geluDerivative(Math.abs(x));
    float y = x > 0 ? 1 - tail : tail;
    return Float.isNaN(x) ? x : y;
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
