package nn.api.math;

/**
 * The parts of every function built on eˣ: x = k·ln 2 + r with a whole number k and |r| ≤ ½ ln 2,
 * hence eˣ = 2ᵏ·(1 + p) with p = eʳ − 1.
 *
 * <p>The caller adds, multiplies or divides before 1 + p is rounded; the accuracy of {@code tanh}
 * or {@code sigmoid} comes from there. The whole number k is held in a float. The argument is x +
 * low, where low is the known rounding error of x, or 0.
 */
final class ReducedExponential {
  private static final float INVERSE_LN2 = 0x1.715476p0f;

  /** 16 bits of ln 2, so that k·LN2_HIGH is exact for |k| ≤ 255. */
  private static final float LN2_HIGH = 0x1.62e4p-1f;

  private static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** 1.5·2²³: one unit in its last place is 1, so adding it rounds to a whole number. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int EXPONENT_BIAS = 127;
  private static final int FRACTION_BITS = 23;

  private ReducedExponential() {}

  /** Returns k = round(x / ln 2), for |x| ≤ 150. */
  static float exponent(float x) {
    return Math.fma(x, INVERSE_LN2, ROUNDER) - ROUNDER;
  }

  /** Returns p = e^(x + low − k·ln 2) − 1. */
  static float expm1(float x, float low, float k) {
    float r = remainder(x, low, k);
    return r + excess(x, low, k, r);
  }

  /** Returns r = x + low − k·ln 2, rounded. */
  static float remainder(float x, float low, float k) {
    return Math.fma(k, -LN2_HIGH, x) + Math.fma(k, -LN2_LOW, low);
  }

  /**
   * Returns p − r, which is small beside r, for |r| ≤ 0.34727, slightly more than ½ ln 2.
   *
   * <p>eʳ − 1 = r + r²·Q(r), Q of degree 5, minimax for the relative error of eʳ − 1, which is
   * below 2⁻³¹ before rounding. The rounding error of r is added.
   */
  static float excess(float x, float low, float k, float r) {
    float q = 0x1.9e7cf2p-13f;
    q = Math.fma(q, r, 0x1.6d3a84p-10f);
    q = Math.fma(q, r, 0x1.1112d4p-7f);
    q = Math.fma(q, r, 0x1.5554f8p-5f);
    q = Math.fma(q, r, 0x1.555554p-3f);
    q = Math.fma(q, r, 0.5f);
    float error = Math.fma(k, -LN2_LOW, low) - (r - Math.fma(k, -LN2_HIGH, x));
    return Math.fma(r * r, q, error);
  }

  /** Returns 2ᵏ for −126 ≤ k ≤ 127. */
  static float powerOfTwo(float k) {
    return powerOfTwo(wholeNumber(k));
  }

  /** Returns v·2ᵏ, rounded once, for 2⁻⁴⁰ ≤ v ≤ 2 and −160 ≤ k ≤ 160. */
  static float scale(float v, float k) {
    int n = wholeNumber(k);
    int half = n >> 1;
    return v * powerOfTwo(half) * powerOfTwo(n - half);
  }

  private static int wholeNumber(float k) {
    return Float.floatToRawIntBits(k + ROUNDER) - ROUNDER_BITS;
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + EXPONENT_BIAS) << FRACTION_BITS);
  }
}
