package nn.optim;

import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** The momentum of optimizers that have it as an option, and keep no buffer without it. */
final class Momentum {
  static final Hyperparameter<Double> MOMENTUM =
      Hyperparameter.real(
              "momentum",
              Range.atLeast(0),
              "Part of the last update's direction that is kept; 0 keeps no state.")
          .schedulable()
          .byDefault(0.0);

  private Momentum() {}

  /**
   * Checks that a schedule left momentum where it is.
   *
   * @throws IllegalStateException if momentum is above 0
   */
  static void requireNone(Step step, String optimizer) {
    if (step.value(MOMENTUM) != 0) {
      throw new IllegalStateException(
          optimizer
              + " was configured with momentum 0 and keeps no buffer for it, so a schedule cannot"
              + " raise it; configure a momentum above 0");
    }
  }
}
