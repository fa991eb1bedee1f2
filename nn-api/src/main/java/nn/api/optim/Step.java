package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.OptionalLong;
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

  /**
   * Returns a hyperparameter in its group, as the config gave it.
   *
   * @throws IllegalArgumentException if the plugin's descriptor does not declare it
   */
  <T> T get(Hyperparameter<T> hyperparameter);

  /**
   * Returns a number of the state: that of this parameter, this group or the model.
   *
   * <p>Ranges of one parameter run on several threads, so an {@link ElementwiseRule} changes a
   * number in {@link ElementwiseRule#begin} alone.
   *
   * @throws IllegalArgumentException if the rule does not declare the slot, or it is no number
   */
  Scalar scalar(Slot slot);

  /**
   * Returns a number of a list in its group, with schedules applied: {@code step.value(BETAS, 0)}.
   *
   * @throws IndexOutOfBoundsException if the list has no such element
   */
  double value(Hyperparameter<List<Double>> list, int index);

  /**
   * Returns how many steps the optimizer makes in the whole training, or empty if the training loop
   * did not say. When a saved training goes on for more epochs, it is the new number from then on.
   */
  OptionalLong trainingSteps();
}
