package nn.optim.transform;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.Rule;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Grokfast: amplifies what in gradients changes slowly. */
public final class Grokfast implements GradientTransformProvider {
  private static final Hyperparameter<Double> ALPHA =
      Hyperparameter.real("alpha", Range.closedOpen(0, 1), "How much of the mean a step keeps.")
          .byDefault(0.98);
  private static final Hyperparameter<Double> LAMB =
      Hyperparameter.real("lamb", Range.atLeast(0), "How many times the mean is added.")
          .schedulable()
          .byDefault(2.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("grokfast", "Adds a multiple of their running mean to the gradients.")
        .withFormula("m ← α m + (1 − α) g,  g ← g + λ m")
        .withAdvice("where a network has learned its data by heart and does not generalise.")
        .withReference("Lee, Kang, Kim and Lee, arXiv 2405.20233, Grokfast-EMA")
        .withHyperparameters(ALPHA, LAMB);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Transform(values.get(ALPHA));
  }

  /** μ ← α μ + (1 − α) g, at first g; g ← g + λ μ. */
  private record Transform(double alpha) implements ElementwiseRule {
    private static final Slot MU = Slot.zeros("ema", Slot.Role.OTHER);

    @Override
    public List<Slot> slots() {
      return List.of(MU);
    }

    @Override
    public void update(Step step, Elements elements) {
      float kept = step.number() == 1 ? 0 : (float) alpha;
      float lambda = (float) step.value(LAMB);
      float[] g = elements.gradients();
      float[] mu = elements.slot(MU);
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        float mean = kept * mu[i] + (1 - kept) * g[i];
        mu[i] = mean;
        g[i] += lambda * mean;
      }
    }
  }
}
