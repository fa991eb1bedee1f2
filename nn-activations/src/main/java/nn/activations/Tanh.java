package nn.activations;

import nn.api.Shape;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.activation.ElementwiseActivation;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.kernel.Kernels;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The hyperbolic tangent. */
public final class Tanh implements ActivationProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "tanh", "The hyperbolic tangent, between -1 and 1; saturates on both sides.")
        .withReference("torch.nn.Tanh");
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function(context.kernels());
  }

  /** tanh′ = 1 − tanh² = (1 − tanh)(1 + tanh), the product because it cancels less. */
  private record Function(Kernels kernels) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Tanh", Attributes.NONE, input);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      kernels.tanh(x, y, from, to);
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = upstream[i] * ((1 - y[i]) * (1 + y[i]));
      }
    }
  }
}
