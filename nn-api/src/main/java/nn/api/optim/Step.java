package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Stability;

/** The update that a rule is asked to make. */
@Stability(STABLE)
public interface Step {

  /**
   * Returns how many updates these elements have received, this one included: 1 at first.
   *
   * <p>A parameter that got no gradient in a training step is skipped and not counted.
   */
  long number();

  /** Returns a hyperparameter in its group, with schedules applied. */
  double value(Hyperparameter<Double> hyperparameter);
}
