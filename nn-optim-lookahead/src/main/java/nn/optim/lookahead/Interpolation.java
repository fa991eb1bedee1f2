package nn.optim.lookahead;

import nn.api.optim.Elements;

/** The step of something slow towards something fast, where both meet. */
final class Interpolation {
  private Interpolation() {}

  /**
   * slow ← slow + α (fast − slow), fast ← slow.
   *
   * <p>α = 1 copies the fast, because the formula would round, and would turn −0 into 0. α = 0
   * copies the slow, because the formula would turn −0 into 0, and an infinite difference into NaN.
   */
  static void meet(float[] slow, float[] fast, float alpha, Elements range) {
    int to = range.to();
    for (int i = range.from(); i < to; i++) {
      float met = between(slow[i], fast[i], alpha);
      slow[i] = met;
      fast[i] = met;
    }
  }

  private static float between(float slow, float fast, float alpha) {
    return alpha == 1 ? fast : alpha == 0 ? slow : slow + alpha * (fast - slow);
  }
}
