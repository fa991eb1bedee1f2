package nn.api.math;

/**
 * The lower tail of the standard normal distribution: Φ(−t) = e^(−t²/2)·R(t), where R is Mills'
 * ratio over √(2π).
 *
 * <p>R = u·N(u) with u = 4/(4 + t), N(u) = c₀ + u·(c₁ + u·V(u)). R is sensitive to the rounding of
 * u; its differential equation R′ = t·R − 1/√(2π) gives the correction without another polynomial.
 */
final class NormalTail {
  /** Φ(−t) rounds to zero before this t. */
  private static final float CDF_ZERO = 14.5f;

  private static final float C0 = 0x1.98843p-4f;
  private static final float C1 = 0x1.98919cp-4f;

  private NormalTail() {}

  /** Returns Φ(−t) for t ≥ 0.6, with a small relative error down to the subnormal numbers. */
  static float cdf(float t) {
    float b = Math.min(t, CDF_ZERO);
    float h = -0.5f * b * b;
    float k = ReducedExponential.exponent(h);
    float p = ReducedExponential.expm1(h, Math.fma(-0.5f * b, b, -h), k);

    float d = 4 + b;
    float u = 4 / d;
    float v = v(u);
    float w = Math.fma(u, v, C1);
    float n = Math.fma(u, w, C0);
    float ratio = u * n;

    // What the roundings of w, n and u·n took from R, and R′·(t − t₁), where u = 4/(4 + t₁)
    // exactly.
    float nLow = Math.fma(u, Math.fma(u, v, C1 - w), Math.fma(u, w, C0 - n));
    float step = (Math.fma(u, d, -4) + u * (b - (d - 4))) * d * 0.25f;
    float slope = Math.fma(b, ratio, -NormalDistribution.INVERSE_SQRT_2PI);
    float low = Math.fma(step, slope, Math.fma(u, nLow, Math.fma(u, n, -ratio)));
    return ReducedExponential.scale(ratio + Math.fma(ratio, p, Math.fma(low, p, low)), k);
  }

  /**
   * Returns V(u) for t in [0.6, 14.5], u in [0.216, 0.870].
   *
   * <p>N is of degree 9, minimax for the relative error, which is below 2⁻²⁹ before rounding.
   */
  private static float v(float u) {
    float v = 0x1.834a82p-6f;
    v = Math.fma(v, u, -0x1.90a76p-4f);
    v = Math.fma(v, u, 0x1.043a06p-3f);
    v = Math.fma(v, u, -0x1.05b948p-4f);
    v = Math.fma(v, u, 0x1.55ce6ep-4f);
    v = Math.fma(v, u, 0x1.a63f88p-5f);
    v = Math.fma(v, u, 0x1.551bc4p-4f);
    return Math.fma(v, u, 0x1.7dfb3p-4f);
  }
}
