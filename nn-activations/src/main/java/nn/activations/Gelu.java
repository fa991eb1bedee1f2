package nn.activations;

import java.util.List;
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

/** The Gaussian error linear unit: x Φ(x), Φ the normal distribution function. */
public final class Gelu implements ActivationProvider {
  private static final String NONE = "none";
  private static final String TANH = "tanh";
  private static final Hyperparameter<String> APPROXIMATE =
      Hyperparameter.choice(
              "approximate",
              List.of(NONE, TANH),
              "none: the exact function; tanh: the approximation that GPT-2 was trained with.")
          .byDefault(NONE);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("gelu", "x · Φ(x), Φ the normal distribution; smooth everywhere.")
        .withReference("torch.nn.GELU; Hendrycks and Gimpel, arXiv 1606.08415")
        .withHyperparameters(APPROXIMATE);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return values.get(APPROXIMATE).equals(TANH)
        ? new Approximation(context.kernels())
        : new Exact(context.kernels());
  }

  /** f = x Φ, f′ = Φ + x φ. */
  private record Exact(Kernels kernels) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Gelu", Attributes.NONE, input);
    }

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      kernels.gelu(x, y, from, to);
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      kernels.geluDerivative(x, gradient, from, to);
      for (int i = from; i < to; i++) {
        gradient[i] *= upstream[i];
      }
    }
  }

  /**
   * f = ½ x (1 + tanh u) with u = √(2/π) (x + 0.044715 x³), written as x σ(2u), which is equal and
   * does not cancel for negative x; f′ = σ + x σ (1 − σ) 2u′.
   */
  private record Approximation(Kernels kernels) implements ElementwiseActivation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Gelu", Attributes.NONE.with("approximate", TANH), input);
    }

    /** 2 √(2/π). */
    private static final float SCALE = 1.5957692f;

    private static final float CUBIC = 0.044715f;

    /** Beyond it σ(2u) is 0 or 1 in float, and the cube might overflow. */
    private static final float LIMIT = 15;

    @Override
    public void value(float[] x, float[] y, int from, int to) {
      sigmoid(x, y, from, to);
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], -Float.MAX_VALUE) * y[i]; // −∞ · 0 would be NaN
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      sigmoid(x, gradient, from, to);
      for (int i = from; i < to; i++) {
        float b = Math.max(Math.min(x[i], LIMIT), -LIMIT);
        float s = gradient[i];
        float slope = SCALE * (1 + 3 * CUBIC * (b * b));
        gradient[i] = upstream[i] * (s + b * (s * (1 - s)) * slope);
      }
    }

    /** Writes σ(2u). */
    private void sigmoid(float[] x, float[] s, int from, int to) {
      for (int i = from; i < to; i++) {
        float b = Math.max(Math.min(x[i], LIMIT), -LIMIT);
        s[i] = SCALE * (b + CUBIC * (b * b * b));
      }
      kernels.sigmoid(s, s, from, to);
    }
  }
}
