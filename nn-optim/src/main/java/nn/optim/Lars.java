package nn.optim;

import java.util.List;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** LARS: momentum of gradients that are scaled to the parameter they change. */
public final class Lars implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Double> WEIGHT_DECAY = TrustRatio.WEIGHT_DECAY;
  private static final Hyperparameter<Double> TRUST_COEFFICIENT =
      Hyperparameter.real("trust_coefficient", Range.above(0), "Length of a step, in norms of θ.")
          .byDefault(1e-3);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.atLeast(0), "Added to the norm of the gradient.")
          .byDefault(0.0);
  private static final Hyperparameter<Double> MOMENTUM = Momentum.KEPT.byDefault(0.9);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("lars", "Momentum whose steps are scaled to the norm of each parameter.")
        .withFormula("u = g + λ θ,  r = η ‖θ‖ / ‖u‖\nm ← μ m + lr r u,  θ ← θ − m")
        .withAdvice("for very large batches, as sgd at small ones.")
        .withReference("optax.lars; You, Gitman and Ginsburg, arXiv 1708.03888")
        .withHyperparameters(LR, WEIGHT_DECAY, TRUST_COEFFICIENT, EPS, MOMENTUM, Momentum.NESTEROV);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(
        values.get(TRUST_COEFFICIENT), values.get(EPS), values.get(Momentum.NESTEROV));
  }

  /** u = g + λθ, s = η c ‖θ‖ / (‖u‖ + ε) u, m ← μ m + s, θ ← θ − m, or θ − s − μ m (Nesterov). */
  private record Update(double c, double eps, boolean nesterov) implements ParameterRule {
    private static final Slot M = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);

    @Override
    public List<Slot> slots() {
      return List.of(M);
    }

    @Override
    public void update(Step step, ParameterState p) {
      float mu = (float) step.value(MOMENTUM);
      Matrix theta = p.valueMatrix();
      Matrix u =
          p.scratch().assign(p.gradientMatrix()).add((float) step.value(WEIGHT_DECAY), theta);
      // The ratio overflows where gradients are subnormal; the step does not.
      float s = (float) Math.min(step.value(LR) * TrustRatio.of(theta, u, c, eps), Float.MAX_VALUE);
      Matrix m = p.matrix(M).scaleAndAdd(mu, s, u);
      if (nesterov) {
        theta.add(-s, u).add(-mu, m);
      } else {
        theta.add(-1, m);
      }
    }
  }
}
