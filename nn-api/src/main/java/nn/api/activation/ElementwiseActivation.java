package nn.api.activation;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.ElementwiseFunction;
import nn.api.Tensor;
import nn.api.plugin.Stability;

/** An activation that treats every element alike: its value and its derivative as plain loops. */
@Stability(value = STABLE, implementedByPlugins = true)
public interface ElementwiseActivation extends Activation, ElementwiseFunction {

  @Override
  default Tensor forward(Tensor input) {
    return input.map(this);
  }
}
