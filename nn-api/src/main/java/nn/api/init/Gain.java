package nn.api.init;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/** The factor by which a nonlinearity asks for larger weights; the values are PyTorch's. */
@Stability(EXPERIMENTAL)
public final class Gain {
  private Gain() {}

  /** Returns 1: no nonlinearity, or a sigmoid. */
  public static double linear() {
    return 1;
  }

  /** Returns 5/3. */
  public static double tanh() {
    return 5.0 / 3;
  }

  /** Returns √2. */
  public static double relu() {
    return leakyRelu(0);
  }

  /** Returns √(2 / (1 + slope²)). */
  public static double leakyRelu(double negativeSlope) {
    return Math.sqrt(2 / (1 + negativeSlope * negativeSlope));
  }

  /** Returns 3/4. */
  public static double selu() {
    return 0.75;
  }
}
