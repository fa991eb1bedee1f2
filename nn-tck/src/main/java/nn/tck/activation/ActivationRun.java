package nn.tck.activation;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.tck.contract.Numbers;

/** One use of an activation, forward and backward. */
final class ActivationRun {
  private ActivationRun() {}

  /** Returns the output, and the gradients of the input and of the activation's parameters. */
  static SequencedMap<String, float[]> of(
      Nn nn, CreatedActivation created, Shape shape, float[] values, Numbers numbers) {
    Parameter x = nn.parameter(shape, values);
    return backward(nn, created, x, created.activation().forward(x), numbers);
  }

  static SequencedMap<String, float[]> backward(
      Nn nn, CreatedActivation created, Parameter x, Tensor y, Numbers numbers) {
    y.backward(upstream(nn, y, numbers));
    SequencedMap<String, float[]> results = new LinkedHashMap<>();
    results.put("y", y.toArray());
    results.put("dL/dx", gradient(x));
    created.parameters().forEach((name, each) -> results.put("dL/d" + name, gradient(each)));
    return results;
  }

  /** Returns the weights of the loss Σ upstream · y. */
  static Tensor upstream(Nn nn, Tensor y, Numbers numbers) {
    return nn.tensor(y.shape(), numbers.normal("upstream", y.shape().size()));
  }

  static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient(), "no gradient arrived").toArray();
  }
}
