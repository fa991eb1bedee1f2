package nn.optim;

import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/**
 * Hyperparameters that most optimizers have; where defaults differ, each optimizer adds its own.
 */
final class CommonHyperparameters {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable();

  /** What every optimizer without decoupled decay calls weight decay. */
  static final Hyperparameter<Double> WEIGHT_DECAY =
      Hyperparameter.real(
              "weight_decay",
              Range.atLeast(0),
              "L2 penalty: weight_decay times the parameter is added to the gradient.")
          .schedulable()
          .byDefault(0.0);

  /** Where both kinds of weight decay exist, which of them it is. */
  static final Hyperparameter<Boolean> DECOUPLED_WEIGHT_DECAY =
      Hyperparameter.flag(
              "decoupled_weight_decay",
              "Weight decay passes the gradient by: each step first multiplies the parameter by"
                  + " 1 − lr · weight_decay.")
          .byDefault(false);

  static final Hyperparameter<Boolean> MAXIMIZE =
      Hyperparameter.flag("maximize", "Climb instead of descend: the gradient is negated first.")
          .byDefault(false);

  private CommonHyperparameters() {}

  /** Returns what the gradient is multiplied by. */
  static float sign(boolean maximize) {
    return maximize ? -1 : 1;
  }
}
