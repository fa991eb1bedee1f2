package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.function.Supplier;
import nn.api.Tensor;
import nn.api.plugin.Stability;

/**
 * What a training loop holds: it changes parameters by their gradients.
 *
 * {@snippet :
 * optimizer.zeroGrad();
 * loss.backward();
 * optimizer.step();
 * }
 *
 * <p>Not thread-safe: one training loop, one optimizer.
 */
@Stability(STABLE)
public interface Optimizer {

  /**
   * Changes every parameter that has a gradient, once.
   *
   * @throws IllegalStateException if the optimizer needs a closure
   */
  void step();

  /**
   * Evaluates the loss by the closure, as often as the method needs, and changes the parameters.
   *
   * @param closure zeroes the gradients, computes the loss, calls {@code backward} on it
   * @return the loss of the first evaluation
   */
  double step(Supplier<Tensor> closure);

  /** Forgets the gradients of all parameters. */
  void zeroGrad();

  /** Returns the groups of parameters, those of inner optimizers included. */
  List<ParameterGroup> groups();

  /**
   * Returns a copy of the whole state, that of inner optimizers included.
   *
   * <p>Hyperparameters are no state: they come from the config and from schedules, which have a
   * state of their own; a value that was {@linkplain ParameterGroup#set set} by hand is to be set
   * again after {@link #load}.
   */
  OptimizerState state();

  /**
   * Restores a state, all or nothing.
   *
   * @throws IllegalArgumentException listing every difference, if the state was made by another
   *     optimizer or for other parameters; nothing is changed then
   */
  void load(OptimizerState state);

  /**
   * Runs {@code body} while the parameters hold averaged or slow weights, if there are any.
   *
   * <p>Within it the optimizer must neither step, save nor load.
   */
  <R> R withEvaluationWeights(Supplier<R> body);
}
