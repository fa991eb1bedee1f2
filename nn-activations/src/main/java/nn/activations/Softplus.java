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
import nn.api.kernel.Kernels;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** A smooth relu: log(1 + e^βx) / β, and x itself where βx exceeds a threshold. */
public final class Softplus implements ActivationProvider {
  private static final Hyperparameter<Double> BETA =
      Hyperparameter.real("beta", Range.above(0), "Steepness; large values come close to relu.")
          .byDefault(1.0);
  private static final Hyperparameter<Double> THRESHOLD =
      Hyperparameter.real(
              "threshold", Range.finite(), "The function is x where beta · x exceeds it.")
          .byDefault(20.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "softplus",
            "log(1 + e^(beta · x)) / beta, and x with derivative 1 where beta · x > threshold.")
        .withReference("torch.nn.Softplus; Dugas, Bengio and others, NIPS 2000")
        .withHyperparameters(BETA, THRESHOLD);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function(finite(values.get(BETA)), finite(values.get(THRESHOLD)), context.kernels());
  }

  /**
   * With z = βx: log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|), which cannot overflow; f′ = σ(z).
   *
   * <p>The result is x above the threshold and the logarithm below. The other one is multiplied by
   * 0, which would make NaN of an infinity. So x is kept finite below, and the logarithm above.
   */
  private record Function(float beta, float threshold, Kernels kernels)
      implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String z = graph.add("Mul", Attributes.NONE, input, graph.number(beta));
      String soft =
          graph.add(
              "Div",
              Attributes.NONE,
              graph.add("Softplus", Attributes.NONE, z),
              graph.number(beta));
      String isLinear = graph.add("Greater", Attributes.NONE, z, graph.number(threshold));
      return graph.add("Where", Attributes.NONE, isLinear, input, soft);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = -Math.abs(beta * x[i]);
      }
      kernels.exp(y, y, from, to);
      kernels.log1p(y, y, from, to);
      for (int i = from; i < to; i++) {
        float z = beta * x[i];
        float soft = (Math.max(z, 0) + y[i]) / beta;
        float h = heaviside(z - threshold);
        y[i] = h * Math.max(x[i], -Float.MAX_VALUE) + (1 - h) * Math.min(soft, Float.MAX_VALUE);
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = beta * x[i];
      }
      kernels.sigmoid(gradient, gradient, from, to);
      for (int i = from; i < to; i++) {
        float h = heaviside(beta * x[i] - threshold);
        gradient[i] = upstream[i] * (h + (1 - h) * gradient[i]);
      }
    }
  }
}
