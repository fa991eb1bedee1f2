package nn.api.math;

/** The logistic function 1/(1 + e⁻ˣ) and the hyperbolic tangent. */
final class Logistic {
  /** tanh x rounds to 1 before this x. */
  private static final float TANH_ONE = 10;

  /** 1/(1 + e⁻ˣ) rounds to 1 before this x. */
  private static final float SIGMOID_ONE = 87;

  /** 1/(1 + e⁻ˣ) rounds to zero before this x. */
  private static final float SIGMOID_ZERO = -104.5f;

  private Logistic() {}

  /**
   * tanh |x| = −m/(2 + m) with m = e^(−2|x|) − 1 = 2ᵏ·(1 + p) − 1.
   *
   * <p>p, m and 2 + m each have a low part; one correction of the quotient takes them in.
   */
  static float tanh(float x) {
    float b = -2 * Math.min(Math.abs(x), TANH_ONE);
    float k = ReducedExponential.exponent(b);
    float r = ReducedExponential.remainder(b, 0, k);
    float e = ReducedExponential.excess(b, 0, k, r);
    float p = r + e;
    float pLow = (r - p) + e;
    float s = ReducedExponential.powerOfTwo(k);
    float c = s - 1;
    float m = Math.fma(s, p, c);
    float mLow = Math.fma(s, p, c - m) + Math.fma(s, pLow, s - (c + 1));
    float d = 2 + m;
    float dLow = (m - (d - 2)) + mLow;
    float inverse = 1 / d;
    float q = m * inverse;
    float missing = Math.fma(-q, d, m) + Math.fma(-q, dLow, mLow);
    float y = Math.fma(missing, inverse, q);
    return Float.isNaN(x) ? x : Math.copySign(y, x);
  }

  /**
   * 1/(1 + e⁻ˣ) = 2⁻ʲ/d with e⁻ˣ = 2ᵏ·(1 + p), j = max(k, 0), d = 2⁻ʲ + 2ᵏ⁻ʲ·(1 + p).
   *
   * <p>Of 2⁻ʲ and 2ᵏ⁻ʲ one is 1 and the other, their product, is 2^−|k|: nothing overflows. p and d
   * each have a low part; one Newton step takes it and the rounding of the reciprocal in.
   */
  static float sigmoid(float x) {
    float b = Math.min(-SIGMOID_ZERO, Math.max(-x, -SIGMOID_ONE));
    float k = ReducedExponential.exponent(b);
    float r = ReducedExponential.remainder(b, 0, k);
    float e = ReducedExponential.excess(b, 0, k, r);
    float p = r + e;
    float pLow = (r - p) + e;
    float j = Math.max(k, 0);
    float s = ReducedExponential.powerOfTwo(k - j);
    float smaller = ReducedExponential.scale(s, -j);
    float c = 1 + smaller;
    float d = Math.fma(s, p, c);
    float dLow = Math.fma(s, p, c - d) + Math.fma(s, pLow, smaller - (c - 1));
    float y = 1 / d;
    float refined = Math.fma(-y, Math.fma(y, dLow, Math.fma(y, d, -1)), y);
    float scaled = ReducedExponential.scale(refined, -j);
    return Float.isNaN(x) ? x : scaled;
  }
}
