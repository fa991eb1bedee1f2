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

/** LAMB: Adam's direction, as long as the parameter it changes; for large batches. */
public final class Lamb implements RuleProvider {
  private static final Hyperparameter<Double> LR = Adam.LR;
  private static final Hyperparameter<Double> EPS = Adam.EPS.byDefault(1e-6);
  private static final Hyperparameter<Double> WEIGHT_DECAY = TrustRatio.WEIGHT_DECAY;

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("lamb", "Adam's direction, scaled to the norm of each parameter.")
        .withFormula("u = m̂ / (√v̂ + ε) + λ θ\nθ ← θ − lr ‖θ‖ / ‖u‖ · u")
        .withAdvice("for very large batches, as adamw at small ones.")
        .withReference("optax.lamb; You and others, arXiv 1904.00962")
        .withHyperparameters(LR, Adam.BETAS, EPS, WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(EPS));
  }

  /** u = m̂ / (√v̂ + ε) + λθ with Adam's m̂ and v̂, then θ ← θ − η (‖θ‖ / ‖u‖) u. */
  private record Update(double eps) implements ParameterRule {
    private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
    private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);

    @Override
    public List<Slot> slots() {
      return List.of(M, V);
    }

    @Override
    public void update(Step step, ParameterState p) {
      Matrix u = direction(step, p);
      double ratio = TrustRatio.of(p.valueMatrix(), u, 1, 0);
      p.valueMatrix().add((float) (-step.value(LR) * ratio), u);
    }

    private Matrix direction(Step step, ParameterState p) {
      double t = step.number();
      float beta1 = (float) step.value(Adam.BETAS, 0);
      float beta2 = (float) step.value(Adam.BETAS, 1);
      float correction1 = (float) (1 / (1 - StrictMath.pow(beta1, t)));
      float correction2 = (float) (1 / (1 - StrictMath.pow(beta2, t)));
      float epsilon = (float) eps;
      Matrix g = p.gradientMatrix();
      Matrix m = p.matrix(M).scaleAndAdd(beta1, 1 - beta1, g);
      Matrix u = p.scratch().assign(g).multiply(g);
      Matrix v = p.matrix(V).scaleAndAdd(beta2, 1 - beta2, u);
      u.assign(v).eachRow((row, x) -> invertRoots(x, correction2, epsilon)).multiply(m);
      return u.scaleAndAdd(correction1, (float) step.value(WEIGHT_DECAY), p.valueMatrix());
    }

    private static void invertRoots(float[] v, float correction, float epsilon) {
      for (int j = 0; j < v.length; j++) {
        v[j] = 1 / ((float) Math.sqrt(v[j] * correction) + epsilon);
      }
    }
  }
}
