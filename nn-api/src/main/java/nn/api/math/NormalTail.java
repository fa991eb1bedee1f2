package nn.api.math;

/**
 * The lower tail of the standard normal distribution: Φ(−t) = e^(−t²/2)·R(t) for t ≥ 0, where R is
 * Mills' ratio over √(2π).
 *
 * <p>R = u·N(u) with u = 3/(3 + t), N(u) = c₀ + u·(c₁ + u·(c₂ + u·V(u))). R is sensitive to the
 * rounding of u; its differential equation R′ = t·R − 1/√(2π) gives the correction without another
 * polynomial.
 */
final class NormalTail {
  /** Φ(−t), t·Φ(−t) and t·φ(t) round to zero before this t. */
  private static final float ZERO = 14.6f;

  /** 1/√(2π) is this and {@link #INVERSE_SQRT_2PI_LOW}. */
  static final float INVERSE_SQRT_2PI = 0x1.988454p-2f;

  static final float INVERSE_SQRT_2PI_LOW = -0x1.857936p-27f;
  private static final float C0 = 0x1.1058fep-3f;
  private static final float C1 = 0x1.103f1ap-3f;
  private static final float C2 = 0x1.e6edb0p-4f;

  private NormalTail() {}

  /** Returns Φ(−t), with a small relative error down to the subnormal numbers. */
  static float cdf(float t) {
    return tail(Math.min(t, ZERO), 1, 0, 0);
  }

  /** Returns −t·Φ(−t), with a small relative error down to the subnormal numbers. */
  static float gelu(float t) {
    float b = Math.min(t, ZERO);
    return tail(b, -b, 0, 0);
  }

  /** Returns Φ(−t) − t·φ(t), which vanishes at t = 0.7518. */
  static float geluDerivative(float t) {
    float b = Math.min(t, ZERO);
    float g = -b * INVERSE_SQRT_2PI;
    float gLow = Math.fma(-b, INVERSE_SQRT_2PI_LOW, Math.fma(-b, INVERSE_SQRT_2PI, -g));
    return tail(b, 1, g, gLow);
  }

  /** Returns e^(−t²/2)·(f·R(t) + g + gLow) for t in [0, 14.6]. */
  private static float tail(float t, float f, float g, float gLow) {
    float h = -0.5f * t * t;
    float hLow = Math.fma(-0.5f * t, t, -h);
    float k = ReducedExponential.exponent(h);
    float p = ReducedExponential.expm1(h, hLow, k);

    float d = 3 + t;
    float u = 3 / d;
    float v = v(u);
    float w = Math.fma(u, v, C2);
    float m = Math.fma(u, w, C1);
    float n = Math.fma(u, m, C0);
    float ratio = u * n;

    // What the roundings of w, m, n and u·n took from R, and R′·(t − t₁), where u = 3/(3 + t₁)
    // exactly.
    float wLow = Math.fma(u, v, C2 - w);
    float mLow = Math.fma(u, wLow, Math.fma(u, w, C1 - m));
    float nLow = Math.fma(u, mLow, Math.fma(u, m, C0 - n));
    float step = (Math.fma(u, d, -3) + u * (t - (d - 3))) * d * (1 / 3f);
    float slope = Math.fma(t, ratio, -INVERSE_SQRT_2PI);
    float ratioLow = Math.fma(step, slope, Math.fma(u, nLow, Math.fma(u, n, -ratio)));

    float a = f * ratio;
    float s = a + g;
    float aLow = Math.fma(f, ratioLow, Math.fma(f, ratio, -a));
    float sLow = aLow + (((a - s) + g) + gLow);
    return ReducedExponential.scale(s + Math.fma(s, p, Math.fma(sLow, p, sLow)), k);
  }

  /**
   * Returns V(u) for t in [0, 14.6], u in [0.170, 1].
   *
   * <p>N is of degree 10, minimax for the relative error, which is below 2⁻²⁹ before rounding.
   */
  private static float v(float u) {
    float v = 0x1.308e00p-6f;
    v = Math.fma(v, u, -0x1.d8745ap-4f);
    v = Math.fma(v, u, 0x1.27fc0ep-2f);
    v = Math.fma(v, u, -0x1.6952e6p-2f);
    v = Math.fma(v, u, 0x1.9afb5ap-3f);
    v = Math.fma(v, u, -0x1.5d2a6cp-4f);
    v = Math.fma(v, u, 0x1.3be3b2p-4f);
    return Math.fma(v, u, 0x1.54de60p-4f);
  }
}
