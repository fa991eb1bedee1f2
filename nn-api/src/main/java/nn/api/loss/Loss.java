package nn.api.loss;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Tensor;
import nn.api.plugin.Stability;

/**
 * Measures how far an output is from its target; stateless and thread-safe.
 *
 * <p>A loss that weighs its elements differently says so in {@link #weight}, and one that adds them
 * up in {@link #reduction}: whoever puts the losses of batches together needs both.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
@FunctionalInterface
public interface Loss {

  /**
   * Returns the loss: a scalar, or one number per element or sample with {@link Reduction#NONE}.
   *
   * @param input what the network computed; gradients flow back to it
   * @param target what it should have computed
   * @throws IllegalArgumentException if the shapes do not fit, naming the loss and both
   */
  Tensor forward(Tensor input, Tensor target);

  /** Returns how the losses of a batch's elements become its loss; the mean by default. */
  default Reduction reduction() {
    return Reduction.MEAN;
  }

  /**
   * Returns how much a batch counts beside others of its table: the sum of the weights by which the
   * mean of its elements divides; the number of target values by default.
   *
   * <p>A batch of weight 0 has no mean: its loss is NaN and its gradient 0.
   *
   * @param input what was passed to {@link #forward}; only its shape matters
   * @param target what was passed to {@link #forward}
   */
  default double weight(Tensor input, Tensor target) {
    return target.shape().size();
  }

  /**
   * Returns the sum of the losses of a batch's elements; the mean is this sum divided by the
   * weight.
   *
   * <p>The loss of a table in batches is Σ total / Σ weight, or Σ total where it is a sum.
   */
  default double total(Tensor input, Tensor target) {
    double loss = forward(input, target).item();
    return reduction() == Reduction.SUM ? loss : weighted(loss, weight(input, target));
  }

  private static double weighted(double mean, double weight) {
    return weight == 0 ? 0 : mean * weight;
  }
}
