package nn.api.math;

/** The logistic function 1/(1 + e⁻ˣ) and the hyperbolic tangent. */
final class Logistic {
  /** tanh x rounds to 1 before this x. */
  private static final float TANH_ONE = 10;

  /** Below this |x| tanh x is a polynomial, above it is 1 − 2/(e²ˣ + 1): where tanh x = ½. */
  private static final float TANH_POLYNOMIAL = 0.55f;

  /** 1/(1 + e⁻ˣ) rounds to 1 before this x. */
  private static final float SIGMOID_ONE = 87;

  /** 1/(1 + e⁻ˣ) rounds to zero before this x. */
  private static final float SIGMOID_ZERO = -104.5f;

  private Logistic() {}

  static float tanh(float x) {
    float b = 2 * Math.min(Math.abs(x), TANH_ONE);
    float k = ReducedExponential.exponent(b);
    float p = ReducedExponential.expm1(b, 0, k);
    float s = ReducedExponential.powerOfTwo(k);
    float outer = 1 - 2 / Math.fma(s, p, s + 1);
    float y = Math.abs(x) < TANH_POLYNOMIAL ? tanhNearZero(x) : outer;
    return Float.isNaN(x) ? x : Math.copySign(y, x);
  }

  /**
   * tanh x = x + x³·Q(x²) for |x| ≤ 0.55, Q of degree 4, minimax for the relative error of tanh x,
   * which is below 2⁻²⁹ before rounding.
   */
  private static float tanhNearZero(float x) {
    float z = x * x;
    float q = -0x1.99565ep-8f;
    q = Math.fma(q, z, 0x1.58ec78p-6f);
    q = Math.fma(q, z, -0x1.b91f2p-5f);
    q = Math.fma(q, z, 0x1.110cfp-3f);
    q = Math.fma(q, z, -0x1.55554ap-2f);
    return Math.fma(x * z, q, x);
  }

  /**
   * 1/(1 + e⁻ˣ) = 2⁻ʲ/d with j = max(k, 0), d = 2⁻ʲ + 2ᵏ⁻ʲ·(1 + p).
   *
   * <p>Of 2⁻ʲ and 2ᵏ⁻ʲ one is 1 and the other 2^−|k|, so nothing overflows. One Newton step takes
   * the rounding of d and of its reciprocal out.
   */
  static float sigmoid(float x) {
    float b = Math.min(-SIGMOID_ZERO, Math.max(-x, -SIGMOID_ONE));
    float k = ReducedExponential.exponent(b);
    float p = ReducedExponential.expm1(b, 0, k);
    float j = Math.max(k, 0);
    float smaller = ReducedExponential.powerOfTwo(Math.max(k - 2 * j, -126));
    float c = 1 + smaller;
    float m = Math.fma(ReducedExponential.powerOfTwo(k - j), p, smaller - (c - 1));
    float d = c + m;
    float dLow = m - (d - c);
    float y = 1 / d;
    float refined = Math.fma(-y, Math.fma(y, dLow, Math.fma(y, d, -1)), y);
    float scaled = ReducedExponential.scale(refined, -j);
    return Float.isNaN(x) ? x : scaled;
  }
}
