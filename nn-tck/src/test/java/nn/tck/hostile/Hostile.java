package nn.tck.hostile;

import java.util.List;
import java.util.Locale;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Momentum as it should be; what is hostile overrides one thing. */
abstract class Hostile implements RuleProvider {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(0.05);
  static final Hyperparameter<Boolean> MAXIMIZE =
      Hyperparameter.flag("maximize", "Climb.").byDefault(false);
  static final Slot MOMENTUM = Slot.zeros("momentum", Slot.Role.FIRST_MOMENT);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "hostile_" + getClass().getSimpleName().toLowerCase(Locale.ROOT), "Momentum, or not.")
        .withReference("nowhere")
        .withHyperparameters(LR, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Momentum(values);
  }

  /** Changes the elements; the first thing that most hostile rules get wrong. */
  static class Momentum implements ElementwiseRule {
    final Hyperparameters values;

    Momentum(Hyperparameters values) {
      this.values = values;
    }

    @Override
    public List<Slot> slots() {
      return List.of(MOMENTUM);
    }

    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        update(e, i, gradient(e, i), (float) step.value(LR));
      }
    }

    float gradient(Elements e, int i) {
      return values.get(MAXIMIZE) ? -e.gradients()[i] : e.gradients()[i];
    }

    static void update(Elements e, int i, float g, float lr) {
      float[] momentum = e.slot(MOMENTUM);
      momentum[i] = 0.9f * momentum[i] + g;
      e.values()[i] -= lr * momentum[i];
    }
  }
}
