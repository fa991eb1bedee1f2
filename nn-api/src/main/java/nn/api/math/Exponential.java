package nn.api.math;

/** eˣ and eˣ − 1. */
final class Exponential {
  /** eˣ overflows before this x. */
  private static final float OVERFLOW = 89;

  /** eˣ rounds to zero before this x. */
  private static final float UNDERFLOW = -104.5f;

  /** eˣ − 1 rounds to −1 before this x. */
  private static final float MINUS_ONE = -20;

  /** eˣ − 1 and x are the same float below this |x|. */
  private static final float LINEAR = 0x1p-25f;

  private Exponential() {}

  static float exp(float x) {
    float b = Math.max(UNDERFLOW, Math.min(x, OVERFLOW));
    float k = ReducedExponential.exponent(b);
    float p = ReducedExponential.expm1(b, 0, k);
    float y = ReducedExponential.scale(1 + p, k);
    return Float.isNaN(x) ? x : y;
  }

  /**
   * 2ᵏ·(1 + p) − 1 with p = r + e, as (2ᵏ − 1) + 2ᵏ·r + 2ᵏ·e, each rounding error handed on.
   *
   * <p>Everything is halved, because 2¹²⁸ is not a float.
   */
  static float expm1(float x) {
    float b = Math.max(MINUS_ONE, Math.min(x, OVERFLOW));
    float k = ReducedExponential.exponent(b);
    float r = ReducedExponential.remainder(b, 0, k);
    float e = ReducedExponential.excess(b, 0, k, r);
    float s = ReducedExponential.powerOfTwo(k - 1);
    float high = s - 0.5f;
    float sum = Math.fma(s, r, high);
    float low = ((s - high) - 0.5f) + Math.fma(s, r, high - sum);
    float y = 2 * (sum + Math.fma(s, e, low));
    return Math.abs(x) >= LINEAR ? y : x;
  }
}
