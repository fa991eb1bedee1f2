package nn.api.math;

/**
 * ln x and ln(1 + x): the argument is 2ᵏ·(1 + f) with √½ ≤ 1 + f &lt; √2, its logarithm k·ln 2 +
 * ln(1 + f).
 *
 * <p>2ᵏ is held as the shift k·2²³, the number to add to the bits of a float to multiply it by 2ᵏ.
 */
final class Logarithm {
  /** 16 bits of ln 2, so that k·LN2_HIGH is exact. */
  private static final float LN2_HIGH = 0x1.62e4p-1f;

  private static final float LN2_LOW = 0x1.7f7d1cp-20f;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;
  private static final int EXPONENT_MASK = 0xff800000;
  private static final float UNIT_OF_SHIFT = 0x1p-23f;

  /** ln(1 + x) and x are the same float below this |x|. */
  private static final float LINEAR = 0x1p-25f;

  private Logarithm() {}

  static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    float m = subnormal ? x * 0x1p24f : x;
    int shift = shift(m);
    float k = subnormal ? exponent(shift) - 24 : exponent(shift);
    float f = unscale(m, shift) - 1;
    return atBorders(x, log(k, f, 0));
  }

  /**
   * f = 2⁻ᵏ·(1 + x) − 1 = 2⁻ᵏ·x + (2⁻ᵏ − 1), with the rounding error of that sum (Knuth's TwoSum).
   */
  static float log1p(float x) {
    int shift = shift(1 + x);
    float m = unscale(x, shift);
    float s = Math.fma(0.25f, unscale(4, shift), -1);
    float f = m + s;
    float t = f - m;
    float g = (m - (f - t)) + (s - t);
    float y = log(exponent(shift), f, g);
    return Math.abs(x) < LINEAR ? x : atBorders(1 + x, y);
  }

  private static float atBorders(float u, float y) {
    float positive = u < Float.POSITIVE_INFINITY ? y : u;
    float notNegative = u == 0 ? Float.NEGATIVE_INFINITY : positive;
    return u < 0 ? Float.NaN : notNegative;
  }

  private static int shift(float u) {
    return (Float.floatToRawIntBits(u) - SQRT_HALF_BITS) & EXPONENT_MASK;
  }

  private static float exponent(int shift) {
    return (float) shift * UNIT_OF_SHIFT;
  }

  /** Returns x·2⁻ᵏ, for a normal result or k = 0. */
  private static float unscale(float x, int shift) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) - shift);
  }

  /**
   * Returns k·ln 2 + ln(1 + f + g), where g is the rounding error of f, at most 2⁻²⁵.
   *
   * <p>ln(1 + f) = f + f²·Q(f) for √½ − 1 ≤ f ≤ √2 − 1, Q of degree 8, minimax for the relative
   * error of ln(1 + f), which is below 2⁻²⁷ before rounding. What g adds is close enough to g·(1 −
   * f).
   */
  private static float log(float k, float f, float g) {
    float q = -0x1.38c974p-4f;
    q = Math.fma(q, f, 0x1.055eaep-3f);
    q = Math.fma(q, f, -0x1.0d8246p-3f);
    q = Math.fma(q, f, 0x1.22d93p-3f);
    q = Math.fma(q, f, -0x1.54728ap-3f);
    q = Math.fma(q, f, 0x1.99a01cp-3f);
    q = Math.fma(q, f, -0x1.000226p-2f);
    q = Math.fma(q, f, 0x1.555554p-2f);
    q = Math.fma(q, f, -0.5f);
    float high = k * LN2_HIGH;
    float sum = high + f;
    float low = Math.fma(k, LN2_LOW, f - (sum - high)) + Math.fma(-f, g, g);
    return sum + Math.fma(f * f, q, low);
  }
}
