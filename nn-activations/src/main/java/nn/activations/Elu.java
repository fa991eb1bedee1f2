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

/** The exponential linear unit: x for x > 0, else α (eˣ − 1). */
public final class Elu implements ActivationProvider {
  private static final Hyperparameter<Double> ALPHA =
      Hyperparameter.real("alpha", Range.finite(), "Minus the limit for x → −∞.").byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("elu", "x for x > 0, else alpha · (eˣ − 1); its derivative at 0 is alpha.")
        .withReference("torch.nn.ELU; Clevert, Unterthiner and Hochreiter, arXiv 1511.07289")
        .withHyperparameters(ALPHA);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function(finite(values.get(ALPHA)), context.kernels());
  }

  private record Function(float alpha, Kernels kernels) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Elu", Attributes.NONE.with("alpha", alpha), input);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = Math.min(x[i], 0);
      }
      kernels.expm1(y, y, from, to);
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], 0) + alpha * y[i];
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = Math.min(x[i], 0);
      }
      kernels.exp(gradient, gradient, from, to);
      for (int i = from; i < to; i++) {
        float h = heaviside(x[i]);
        gradient[i] = upstream[i] * (h + (1 - h) * alpha * gradient[i]);
      }
    }
  }
}
