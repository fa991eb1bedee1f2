package nn.activations;

import static nn.activations.Finite.finite;

import nn.api.Shape;
import nn.api.Tensor;
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

/** The sigmoid linear unit, also called swish: x σ(βx). */
public final class Silu implements ActivationProvider {
  private static final Hyperparameter<Double> BETA =
      Hyperparameter.real("beta", Range.finite(), "Steepness; large values come close to relu.")
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("silu", "x · sigmoid(beta · x), smooth everywhere.")
        .withAliases("swish")
        .withReference(
            "torch.nn.SiLU; Elfwing, Uchibe and Doya, arXiv 1702.03118;"
                + " beta: Ramachandran, Zoph and Le, arXiv 1710.05941")
        .withHyperparameters(BETA);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    float beta = finite(values.get(BETA));
    return beta == 0 ? new Half() : new Function(beta, context.kernels());
  }

  /** x σ(0). */
  private record Half() implements Activation {
    @Override
    public Tensor forward(Tensor input) {
      return input.mul(0.5f);
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Mul", Attributes.NONE, input, graph.number(0.5));
    }
  }

  /** f′ = σ + βx σ (1 − σ), for β ≠ 0. Where σ is 0, x is kept finite, and so the product 0. */
  private record Function(float beta, Kernels kernels) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String z = graph.add("Mul", Attributes.NONE, input, graph.number(beta));
      return graph.add("Mul", Attributes.NONE, input, graph.add("Sigmoid", Attributes.NONE, z));
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      sigmoid(x, y, from, to);
      float least = beta > 0 ? -Float.MAX_VALUE : Float.NEGATIVE_INFINITY;
      float most = beta > 0 ? Float.POSITIVE_INFINITY : Float.MAX_VALUE;
      for (int i = from; i < to; i++) {
        y[i] = Math.max(Math.min(x[i], most), least) * y[i];
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      sigmoid(x, gradient, from, to);
      for (int i = from; i < to; i++) {
        float s = gradient[i];
        gradient[i] = upstream[i] * (s + finite(beta * x[i]) * (s * (1 - s)));
      }
    }

    private void sigmoid(float[] x, float[] s, int from, int to) {
      for (int i = from; i < to; i++) {
        s[i] = beta * x[i];
      }
      kernels.sigmoid(s, s, from, to);
    }
  }
}
