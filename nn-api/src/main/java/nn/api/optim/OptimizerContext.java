package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;
import nn.api.plugin.Stability;

/** What the framework offers to an optimizer while it is created, and after. */
@Stability(STABLE)
public interface OptimizerContext {

  /** Returns the parameters by path, in the order of the model. */
  SequencedMap<String, Parameter> parameters();

  /**
   * Allocates state for every element; only while the optimizer is created.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  SlotArray allocate(Slot slot);

  /**
   * Allocates one number of state; only while the optimizer is created.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  Scalar scalar(String name, double initial);

  /** Returns a hyperparameter of this optimizer with schedules applied. */
  double value(Hyperparameter<Double> hyperparameter);

  /** Returns a sweep over the elements of all parameters, with gradient or without. */
  Sweep all();

  /** Returns a sweep over the elements of the parameters that have a gradient now. */
  Sweep withGradient();

  /**
   * Runs {@code body} while the parameters hold the numbers of a slot, and the slot those of the
   * parameters; afterwards, also after an exception, both are as before.
   */
  <R> R withExchanged(SlotArray slot, Supplier<R> body);

  /**
   * Returns a number of a list of this optimizer with schedules applied.
   *
   * @throws IndexOutOfBoundsException if the list has no such element
   */
  double value(Hyperparameter<List<Double>> list, int index);

  /**
   * Returns how many steps the optimizer makes in the whole training, or empty if the training loop
   * did not say. When a saved training goes on for more epochs, it is the new number from then on.
   */
  OptionalLong trainingSteps();

  /**
   * Creates the optimizer that a hyperparameter of this one names, over the same parameters; only
   * while this optimizer is created.
   */
  InnerOptimizer inner(Hyperparameter<Spec> component);

  /**
   * Returns the algorithm that runs a rule over all groups of parameters; once, and only while the
   * optimizer is created.
   */
  OptimizerAlgorithm run(RuleProvider provider);

  /**
   * Returns the algorithm that runs an inner optimizer, and after each of its steps a transform of
   * its updates; once, and only while the optimizer is created.
   */
  OptimizerAlgorithm run(UpdateTransformProvider provider);
}
