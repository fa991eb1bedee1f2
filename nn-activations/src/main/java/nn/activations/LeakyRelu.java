package nn.activations;

import static nn.activations.Finite.finite;
import static nn.activations.Heaviside.heaviside;

import nn.api.Shape;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.activation.ElementwiseActivation;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** A rectified linear unit that lets a little through: x for x > 0, else slope · x. */
public final class LeakyRelu implements ActivationProvider {
  private static final Hyperparameter<Double> NEGATIVE_SLOPE =
      Hyperparameter.real("negative_slope", Range.finite(), "Slope for x ≤ 0.").byDefault(0.01);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "leaky_relu",
            "x for x > 0, else negative_slope · x; its derivative at 0 is negative_slope.")
        .withReference("torch.nn.LeakyReLU; Maas, Hannun and Ng, ICML 2013")
        .withHyperparameters(NEGATIVE_SLOPE);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    float slope = finite(values.get(NEGATIVE_SLOPE));
    return slope == 0 ? new Relu.Function() : new Function(slope);
  }

  private record Function(float slope) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("LeakyRelu", Attributes.NONE.with("alpha", slope), input);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], 0) + slope * Math.min(x[i], 0);
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float h = heaviside(x[i]);
        gradient[i] = upstream[i] * (h + (1 - h) * slope);
      }
    }
  }
}
