package nn.api.activation;

import nn.api.Tensor;

/**
 * An activation function: any differentiable tensor code.
 *
 * <p>A function of one number is simpler and faster as an {@link ElementwiseActivation}.
 */
@FunctionalInterface
public interface Activation {

  /** Returns the activation of a tensor, of the same shape unless documented otherwise. */
  Tensor forward(Tensor input);
}
