package nn.layers.loss;

import nn.api.Tensor;

/** Measures how far an output is from its target; stateless and thread-safe. */
@FunctionalInterface
public interface Loss {

  /**
   * Returns the loss: a scalar, or one number an element or sample with {@link Reduction#NONE}.
   *
   * @param input what the network computed; gradients flow back to it
   * @param target what it should have computed
   * @throws IllegalArgumentException if the shapes do not fit, naming the loss and both
   */
  Tensor forward(Tensor input, Tensor target);
}
