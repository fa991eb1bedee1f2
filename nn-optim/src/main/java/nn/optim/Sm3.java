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

/** SM3: Adagrad whose sums are kept as one number per row and one per column. */
public final class Sm3 implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-1);
  private static final Hyperparameter<Double> MOMENTUM = Momentum.KEPT.byDefault(0.9);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("sm3", "Adagrad with sums of squares per row and column.")
        .withFormula(
            """
            the squares of a matrix: one sum per row, one per column, the smaller counts
            θ ← θ − lr m\
            """)
        .withAdvice("for large embeddings, where the memory of adagrad is too much.")
        .withReference("optax.sm3; Anil, Gupta, Koren and Singer, arXiv 1901.11150, SM3-II")
        .withHyperparameters(LR, MOMENTUM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update();
  }

  /**
   * νᵢⱼ = min(rᵢ, cⱼ) + g²ᵢⱼ, rᵢ ← maxⱼ νᵢⱼ, cⱼ ← maxᵢ νᵢⱼ, m ← β m + (1 − β) g / √(ν + ε), θ ← θ −
   * η m; where ν is 0, g is, and the update is 0.
   */
  private record Update() implements ParameterRule {
    private static final float EPS = 1e-8f;
    private static final Slot M = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);
    private static final Slot R = Slot.zeros("accumulator_row", Slot.Role.SECOND_MOMENT).perRow();
    private static final Slot C =
        Slot.zeros("accumulator_column", Slot.Role.SECOND_MOMENT).perColumn();

    @Override
    public List<Slot> slots() {
      return List.of(M, R, C);
    }

    @Override
    public void update(Step step, ParameterState p) {
      float eta = (float) step.value(LR);
      float beta = (float) step.value(MOMENTUM);
      float[] r = p.array(R);
      float[] c = p.array(C);
      float[] nextC = new float[c.length];
      Matrix g = p.gradientMatrix();
      Matrix u = p.scratch();
      float[] nu = new float[c.length];
      for (int row = 0; row < r.length; row++) {
        g.copyRow(row, nu);
        r[row] = sums(nu, r[row], c, nextC);
        u.assignRow(row, nu);
      }
      System.arraycopy(nextC, 0, c, 0, c.length);
      u.eachRow((row, x) -> invertRoots(x)).multiply(g);
      p.valueMatrix().add(-eta, p.matrix(M).scaleAndAdd(beta, 1 - beta, u));
    }

    /** Makes sums of squares ν of a row of gradients, and returns the largest. */
    private static float sums(float[] nu, float r, float[] c, float[] nextC) {
      for (int j = 0; j < c.length; j++) {
        nu[j] = Math.min(Math.min(r, c[j]) + nu[j] * nu[j], Float.MAX_VALUE);
      }
      float largest = 0;
      for (int j = 0; j < nu.length; j++) {
        nextC[j] = Math.max(nextC[j], nu[j]);
        largest = Math.max(largest, nu[j]);
      }
      return largest;
    }

    private static void invertRoots(float[] nu) {
      for (int j = 0; j < nu.length; j++) {
        nu[j] = 1 / (float) Math.sqrt(nu[j] + EPS);
      }
    }
  }
}
