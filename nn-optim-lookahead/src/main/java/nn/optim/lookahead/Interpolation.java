package nn.optim.lookahead;

import nn.api.optim.Elements;

/** The step of something slow towards something fast, where both meet. */
final class Interpolation {
  private Interpolation() {}

  /**
   * slow ← slow + α (fast − slow), fast ← slow.
   *
   * <p>α = 1 copies, because the formula would round, and would turn −0 into 0.
   */
  static void meet(float[] slow, float[] fast, float alpha, Elements range) {
    for (int i = range.from(); i < range.to(); i++) {
      float met = alpha == 1 ? fast[i] : slow[i] + alpha * (fast[i] - slow[i]);
      slow[i] = met;
      fast[i] = met;
    }
  }
}
