package nn.optim;

import java.util.List;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** DoWG: DoG with gradients weighted by the distance at which they were seen. */
public final class Dowg implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real(
              "eps", Range.above(0), "What r² starts at; also added to the root of the sum.")
          .byDefault(1e-4);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("dowg", "Gradient descent without a learning rate, by weighted gradients.")
        .withFormula("r ← max(r, ‖θ − θ₀‖),  v ← v + r² ‖g‖²\nθ ← θ − r² / √v · g")
        .withAdvice("as dog, with faster growth of its steps.")
        .withReference("optax.contrib.dowg; Khaled, Mishchenko and Jin, arXiv 2305.16284")
        .withHyperparameters(LR, EPS, CommonHyperparameters.WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(EPS));
  }

  /** r² ← max(r², ‖θ − θ₀‖²), G ← G + r² ‖g‖², θ ← θ − γ r² / (√G + ε) g. */
  private record Update(double eps) implements ModelRule {
    private static final Slot R2 = Slot.zeros("estim_sq_dist", Slot.Role.OTHER).perModel();
    private static final Slot G = Slot.zeros("weighted_sq_norm_grads", Slot.Role.OTHER).perModel();

    @Override
    public List<Slot> slots() {
      return List.of(Distance.START, R2.startingAt(eps), G);
    }

    @Override
    public void update(Step step, ModelState model) {
      Scalar r2 = step.scalar(R2);
      Scalar sum = step.scalar(G);
      r2.set(Math.max(r2.get(), Distance.squared(model)));
      sum.set(sum.get() + r2.get() * Distance.squaredGradient(model));
      double size = r2.get() / (Math.sqrt(sum.get()) + eps);
      model.forEach(part -> Distance.step(part, LR, size));
    }
  }
}
