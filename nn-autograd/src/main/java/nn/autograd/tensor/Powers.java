package nn.autograd.tensor;

/**
 * Powers of single numbers; correctly rounded but for the last bit, and the same on every machine.
 */
final class Powers {
  private Powers() {}

  static float pow(float base, float exponent) {
    return exponent == 2f ? base * base : (float) power(base, exponent);
  }

  /** Returns the power of IEEE 754, where 1 to any power is 1, and so is −1 to an infinite one. */
  private static double power(double base, double exponent) {
    boolean isOne = base == 1 || (base == -1 && Double.isInfinite(exponent));
    return isOne ? 1 : StrictMath.pow(base, exponent);
  }

  /** Returns the derivative of {@code baseᵉ} by the base: e baseᵉ⁻¹, and 0 for e = 0. */
  static float byBase(float base, float exponent) {
    if (exponent == 0f) {
      return 0f;
    }
    return exponent == 2f ? 2f * base : exponent * (float) power(base, exponent - 1.0);
  }

  /**
   * Returns the derivative of {@code baseᵉ} by e: baseᵉ log base, and 0 where base is 0 and e ≥ 0.
   */
  static float byExponent(float base, float exponent) {
    if (base == 0f && exponent >= 0f) {
      return 0f;
    }
    return (float) (power(base, exponent) * StrictMath.log(base));
  }
}
