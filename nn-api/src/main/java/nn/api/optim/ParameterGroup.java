package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Stability;

/** Parameters that share hyperparameters. */
@Stability(STABLE)
public interface ParameterGroup {

  /** Returns the place of its optimizer: {@code optimizer} or {@code optimizer.inner}. */
  String path();

  /** Returns the paths of its parameters. */
  List<String> parameters();

  /**
   * Returns the schedulable hyperparameters by name, as they are now; the numbers of a list each by
   * itself, as {@code betas[0]}.
   */
  SequencedMap<String, Double> values();

  /**
   * Returns a schedulable hyperparameter as the config gave it; schedules start from it.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  double base(String hyperparameter);

  /**
   * Changes a schedulable hyperparameter from the next step on.
   *
   * @throws IllegalArgumentException if there is none of that name, or the value is out of range
   */
  void set(String hyperparameter, double value);
}
