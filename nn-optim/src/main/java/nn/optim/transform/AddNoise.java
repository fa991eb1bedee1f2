package nn.optim.transform;

import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.RandomNumbers;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adds Gaussian noise to gradients, less of it from step to step. */
public final class AddNoise implements GradientTransformProvider {
  private static final Hyperparameter<Double> ETA =
      Hyperparameter.real("eta", Range.atLeast(0), "Variance of the noise in the first step.")
          .schedulable()
          .byDefault(0.01);
  private static final Hyperparameter<Double> GAMMA =
      Hyperparameter.real("gamma", Range.atLeast(0), "Step t divides the variance by t^gamma.")
          .byDefault(0.55);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("add_noise", "Adds Gaussian noise that fades to the gradients.")
        .withFormula("g ← g + N(0, η / (1 + t)^γ)")
        .withAdvice("for very deep networks that are hard to start.")
        .withReference("optax.add_noise; Neelakantan and others, arXiv 1511.06807")
        .withHyperparameters(ETA, GAMMA);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Transform(values.get(GAMMA));
  }

  /** g ← g + σ n with σ² = η / t^γ and n from the standard normal distribution. */
  private record Transform(double gamma) implements ParameterRule {
    @Override
    public void update(Step step, ParameterState p) {
      double t = step.number();
      float sigma = (float) Math.sqrt(step.value(ETA) / StrictMath.pow(t, gamma));
      RandomNumbers random = p.random();
      p.read(part -> {
        float[] g = part.gradients();
        int to = part.to();
        for (int i = part.from(); i < to; i++) {
          g[i] += sigma * random.normal(i - p.from());
        }
      });
    }
  }
}
