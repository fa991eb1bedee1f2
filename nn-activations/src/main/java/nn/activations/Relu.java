package nn.activations;

import static nn.activations.Heaviside.heaviside;

import nn.api.Shape;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.activation.ElementwiseActivation;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The rectified linear unit: max(x, 0). */
public final class Relu implements ActivationProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("relu", "max(x, 0); its derivative at 0 is 0.")
        .withReference("torch.nn.ReLU; Nair and Hinton, ICML 2010");
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function();
  }

  /** max(x, 0). */
  record Function() implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Relu", Attributes.NONE, input);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], 0);
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = upstream[i] * heaviside(x[i]);
      }
    }
  }
}
