package nn.layers;

import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;

/** An activation function with its parameters, if it has any. */
record ActivationLayer(Spec spec, CreatedActivation created) implements Module {

  @Override
  public Tensor forward(Tensor input) {
    return created.activation().forward(input);
  }

  @Override
  public SequencedMap<String, Parameter> ownParameters() {
    return created.parameters();
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
