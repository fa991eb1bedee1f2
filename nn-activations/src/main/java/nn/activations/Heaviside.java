package nn.activations;

/** The unit step, with which a function that has a kink stays one plain loop. */
final class Heaviside {
  private Heaviside() {}

  /**
   * Returns 1 where {@code x > 0}, 0 where {@code x ≤ 0}, NaN where x is NaN.
   *
   * <p>A comparison would be a branch that fails every other time on mixed signs, and it would keep
   * C2 from making vector code. Even the smallest positive float, 2⁻¹⁴⁹, exceeds 1 after the two
   * products.
   */
  static float heaviside(float x) {
    return Math.min(Math.max(x, 0) * 0x1p127f * 0x1p23f, 1);
  }
}
