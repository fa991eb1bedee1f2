package nn.optim;

import java.util.List;
import nn.api.math.Sums;
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

/** DoG: gradient descent whose step size is the distance travelled over the gradients seen. */
public final class Dog implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Double> INIT_STEP =
      Hyperparameter.real(
              "init_step", Range.above(0), "r starts at init_step · (1 + ‖θ₀‖), θ₀ the start.")
          .byDefault(1e-6);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.atLeast(0), "Added to the sum of squares.").byDefault(1e-8);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "dog", "Gradient descent without a learning rate: distance over gradients.")
        .withFormula("lr = max ‖θ − θ₀‖ / √(Σ ‖g‖²)\nθ ← θ − lr g")
        .withAdvice("where nobody has tuned a learning rate; best with an average of weights.")
        .withReference("optax.contrib.dog; Ivgi, Hinder and Carmon, arXiv 2302.12022")
        .withHyperparameters(LR, INIT_STEP, EPS, CommonHyperparameters.WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(INIT_STEP), values.get(EPS));
  }

  /** r ← max(r, ‖θ − θ₀‖), G ← G + ‖g‖², θ ← θ − γ r / √(G + ε) g. */
  private record Update(double initStep, double eps) implements ModelRule {
    private static final Slot R = Slot.zeros("max_dist", Slot.Role.OTHER).perModel();
    private static final Slot G = Slot.zeros("sum_sq_norm_grads", Slot.Role.OTHER).perModel();

    @Override
    public List<Slot> slots() {
      return List.of(Distance.START, R, G);
    }

    @Override
    public void update(Step step, ModelState model) {
      Scalar r = step.scalar(R);
      Scalar sum = step.scalar(G);
      double first = step.number() == 1 ? initStep * (1 + startNorm(model)) : 0;
      r.set(Math.max(Math.max(r.get(), first), Math.sqrt(Distance.squared(model))));
      sum.set(sum.get() + Distance.squaredGradient(model));
      double size = r.get() / Math.sqrt(sum.get() + eps);
      model.forEach(part -> Distance.step(part, LR, size));
    }

    private static double startNorm(ModelState model) {
      return Math.sqrt(
          model.all().sum(part -> Sums.squares(part.slot(Distance.START), part.from(), part.to())));
    }
  }
}
