package nn.optim;

/** The running mean of gradients that Adam and its relatives keep. */
final class FirstMoment {
  private FirstMoment() {}

  /**
   * Returns m − (1 − β₁) m + (1 − β₁) g. It is exactly g for β₁ = 0; the usual m + (1 − β₁)(g − m)
   * is not, because g − m rounds.
   *
   * <p>It is a method for speed too: C2 makes no vector code of NAdam's loop if the formula is
   * written out there, and the loop takes 1.2 instead of 0.4 ns per element.
   *
   * @param m the mean so far
   * @param fresh the part of the new gradient in the mean, 1 − β₁
   * @param g the new gradient
   */
  static float next(float m, float fresh, float g) {
    return m - fresh * m + fresh * g;
  }
}
