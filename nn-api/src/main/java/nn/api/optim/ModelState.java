package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.function.Function;
import nn.api.math.Sums;
import nn.api.plugin.Stability;

/**
 * All parameters of an optimizer in one step; its sweeps are over those that have a gradient.
 *
 * <p>A parameter that got no gradient since the last {@code zeroGrad} still lies in memory with an
 * old one, which {@link #all} alone can reach.
 */
@Stability(STABLE)
public interface ModelState extends Sweep {

  /** Returns the parameters that have a gradient, one by one, in the order of their paths. */
  List<ParameterState> parameters();

  /** Returns the norm of all gradients together; not finite where one of them is not. */
  default double gradientNorm() {
    return Math.sqrt(sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
  }

  /**
   * Returns a matrix of each of these parameters, with as many numbers as the parameter has, as one
   * vector; every matrix becomes a row.
   */
  default Vector vector(Function<ParameterState, Matrix> part) {
    return new Vector(
        parameters().stream()
            .map(parameter -> part.apply(parameter).reshaped(1, parameter.shape().size()))
            .toList());
  }

  /** Returns a sweep over all elements, also those of parameters without a gradient. */
  Sweep all();

  /**
   * Computes the loss and the gradients anew at the current values, and returns the loss.
   *
   * @throws IllegalStateException if {@code step()} was called without a closure
   */
  double evaluate();

  /**
   * Leaves out the step that follows; only for transforms of gradients.
   *
   * @throws IllegalStateException if the rule is no transform of gradients
   */
  void skipStep();
}
