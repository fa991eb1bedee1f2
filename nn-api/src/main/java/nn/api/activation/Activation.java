package nn.api.activation;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.Tensor;
import nn.api.plugin.Stability;

/**
 * An activation function: any differentiable tensor code.
 *
 * <p>A function of one number is simpler and faster as an {@link ElementwiseActivation}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
@FunctionalInterface
public interface Activation {

  /** Returns the activation of a tensor, of the same shape unless documented otherwise. */
  Tensor forward(Tensor input);
}
