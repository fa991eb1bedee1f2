package nn.optim.transform;

import java.util.List;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Part;
import nn.api.optim.Rule;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Makes one step of several batches: larger batches than fit in memory. */
public final class Accumulate implements GradientTransformProvider {
  private static final Hyperparameter<Long> STEPS =
      Hyperparameter.whole("steps", Range.atLeast(1), "Batches whose gradients make one step.")
          .byDefault(2L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("accumulate", "Steps by the mean gradient of several batches.")
        .withFormula("g ← mean of the gradients of k batches; a step after each k-th")
        .withAdvice("for batches larger than fit into memory.")
        .withAliases("multi_steps")
        .withReference("optax.MultiSteps")
        .withHyperparameters(STEPS);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Transform(values.get(STEPS));
  }

  /**
   * a ← a + g / k; at every k-th batch g ← a, a ← 0 and the optimizer steps.
   *
   * <p>A parameter that has no gradient in the k-th batch keeps its a for the step after.
   */
  private record Transform(long k) implements ModelRule {
    private static final Slot A = Slot.zeros("acc_grads", Slot.Role.OTHER);

    @Override
    public List<Slot> slots() {
      return List.of(A);
    }

    @Override
    public void update(Step step, ModelState model) {
      boolean isLast = step.number() % k == 0;
      float share = 1f / k;
      model.read(part -> add(part, share, isLast));
      if (!isLast) {
        model.skipStep();
      }
    }

    private static void add(Part part, float share, boolean isLast) {
      float[] g = part.gradients();
      float[] a = part.slot(A);
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        float sum = a[i] + share * g[i];
        g[i] = isLast ? sum : g[i];
        a[i] = isLast ? 0 : sum;
      }
    }
  }
}
