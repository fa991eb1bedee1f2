package nn.optim;

import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** The hyperparameters of optimizers with momentum. */
final class Momentum {
  /** The momentum of optimizers that keep no buffer without it. */
  static final Hyperparameter<Double> MOMENTUM =
      Hyperparameter.real(
              "momentum",
              Range.atLeast(0),
              "Part of the last update's direction that is kept; 0 keeps no state.")
          .schedulable()
          .byDefault(0.0);

  /** The momentum of optimizers that always keep a buffer; each has a default of its own. */
  static final Hyperparameter<Double> KEPT =
      Hyperparameter.real(
              "momentum", Range.closedOpen(0, 1), "Share of momentum that a step keeps.")
          .schedulable();

  static final Hyperparameter<Boolean> NESTEROV =
      Hyperparameter.flag("nesterov", "Look ahead along the momentum.").byDefault(false);

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
