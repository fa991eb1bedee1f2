package nn.tck.optimizer;

import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/**
 * Plain gradient descent: what wrappers wrap and schedules drive where the author names nothing.
 */
public final class Descent implements RuleProvider {
  /** Its name. */
  public static final String NAME = "tck_descent";

  private static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(0.1);

  /** Returns a configuration that changes nothing. */
  static Spec still() {
    return Spec.of(NAME).with(LR.name(), 0.0);
  }

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "θ ← θ − lr · g.").withHyperparameters(LR);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update();
  }

  private record Update() implements ElementwiseRule {
    @Override
    public void update(Step step, Elements elements) {
      float lr = (float) step.value(LR);
      float[] theta = elements.values();
      float[] g = elements.gradients();
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        theta[i] -= lr * g[i];
      }
    }
  }
}
