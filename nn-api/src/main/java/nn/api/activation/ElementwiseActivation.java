package nn.api.activation;

import nn.api.ElementwiseFunction;
import nn.api.Tensor;

/** An activation that treats every element alike: its value and its derivative as plain loops. */
public interface ElementwiseActivation extends Activation, ElementwiseFunction {

  @Override
  default Tensor forward(Tensor input) {
    return input.map(this);
  }
}
