package nn.optim.transform;

import java.util.List;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Rule;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Leaves out the steps of batches whose gradients are not finite.
 *
 * <p>Transforms that remember gradients, such as {@code grokfast}, belong behind it: then they see
 * finite ones alone.
 */
public final class SkipNonFinite implements GradientTransformProvider {
  private static final Hyperparameter<Long> MAX_CONSECUTIVE =
      Hyperparameter.whole(
              "max_consecutive",
              Range.atLeast(0),
              "Steps in a row that may be left out; the next is made whatever its gradients are.")
          .byDefault(5L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("skip_non_finite", "Leaves out steps whose gradients are not finite.")
        .withFormula("no step if Σ g² is not finite")
        .withAdvice(
            "for long trainings with rare faulty batches; training stops if they are not rare.")
        .withReference("optax.apply_if_finite")
        .withHyperparameters(MAX_CONSECUTIVE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Transform(values.get(MAX_CONSECUTIVE));
  }

  private record Transform(long most) implements ModelRule {
    private static final Slot IN_A_ROW = count("notfinite_count");
    private static final Slot TOTAL = count("total_notfinite");

    private static Slot count(String name) {
      return Slot.zeros(name, Slot.Role.OTHER).perModel().whole();
    }

    @Override
    public List<Slot> slots() {
      return List.of(IN_A_ROW, TOTAL);
    }

    @Override
    public void update(Step step, ModelState model) {
      Scalar inARow = step.scalar(IN_A_ROW);
      // Squares of finite floats, and sums of them, are finite in double.
      if (Double.isFinite(model.gradientNorm())) {
        inARow.set(0);
        return;
      }
      step.scalar(TOTAL).set(step.scalar(TOTAL).get() + 1);
      inARow.set(inARow.get() + 1);
      if (inARow.get() <= most) {
        model.skipStep();
      }
    }
  }
}
