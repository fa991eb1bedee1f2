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
      double beta1 = step.value(Adam.BETAS, 0);
      double beta2 = step.value(Adam.BETAS, 1);
      float correction1 = (float) (1 / (1 - StrictMath.pow(beta1, t)));
      float correction2 = (float) (1 / (1 - StrictMath.pow(beta2, t)));
      float fresh1 = (float) (1 - beta1);
      float kept2 = (float) beta2;
      float fresh2 = (float) (1 - beta2);
      float epsilon = (float) eps;
      float lambda = (float) step.value(WEIGHT_DECAY);
      float[] theta = p.values();
      float[] g = p.gradients();
      float[] m = p.slot(M);
      float[] v = p.slot(V);
      int columns = Matrix.columns(p.shape());
      return p.scratch()
          .eachRow((row, u, at) -> {
            int from = p.from() + row * columns;
            for (int j = 0; j < columns; j++) {
              int i = from + j;
              m[i] = FirstMoment.next(m[i], fresh1, g[i]);
              v[i] = kept2 * v[i] + fresh2 * (g[i] * g[i]);
              float root = (float) Math.sqrt(v[i] * correction2);
              u[at + j] = m[i] * correction1 / (root + epsilon) + lambda * theta[i];
            }
          });
    }
  }
}
