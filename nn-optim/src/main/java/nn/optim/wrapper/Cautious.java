package nn.optim.wrapper;

import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/** Any optimizer, without the part of its updates that goes against the gradient. */
public final class Cautious implements UpdateTransformProvider {
  @Override
  public Descriptor descriptor() {
    return Descriptor.of("cautious", "Leaves out what of an update goes against the gradient.")
        .withFormula("u ← u · [u g > 0] / mean[u g > 0]")
        .withAdvice("around adamw or lion: mostly a little faster, with no new number to tune.")
        .withReference("timm's caution=True; Liang, Chen, Liu and Liu, arXiv 2411.16085")
        .withHyperparameters(Inner.INNER);
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return Inner.INNER;
  }

  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return new Transform();
  }

  /** u ← u ⊙ φ / max(mean(φ), 10⁻³) with φ = 1 where u descends, −u g &gt; 0, and else 0. */
  private record Transform() implements UpdateTransform {
    private static final double LEAST_MEAN = 1e-3;

    @Override
    public void update(Step step, ParameterState parameter, float[] before) {
      double kept = parameter.sum(part -> descending(part, before));
      double mean = Math.max(kept / parameter.shape().size(), LEAST_MEAN);
      parameter.forEach(part -> mask(part, before, (float) (1 / mean)));
    }

    private static double descending(Part part, float[] before) {
      float[] theta = part.values();
      float[] g = part.gradients();
      int to = part.to();
      int count = 0;
      for (int i = part.from(); i < to; i++) {
        count += (theta[i] - before[i]) * g[i] < 0 ? 1 : 0;
      }
      return count;
    }

    private static void mask(Part part, float[] before, float scale) {
      float[] theta = part.values();
      float[] g = part.gradients();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        float u = theta[i] - before[i];
        theta[i] = before[i] + (u * g[i] < 0 ? scale * u : 0);
      }
    }
  }
}
