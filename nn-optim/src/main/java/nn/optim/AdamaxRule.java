package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Adamax, as PyTorch has it.
 *
 * <p>m ← m − (1 − β₁) m + (1 − β₁) g, u ← max(β₂ u, |g| + ε), θ ← θ − α / (1 − β₁ᵗ) · m / u. The
 * paper has no ε; weight decay λ adds λθ to g.
 */
record AdamaxRule(double eps, boolean maximize) implements ElementwiseRule {
  private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
  private static final Slot U = Slot.zeros("exp_inf", Slot.Role.OTHER);

  @Override
  public List<Slot> slots() {
    return List.of(M, U);
  }

  @Override
  public void update(Step step, Elements elements) {
    double t = step.number();
    double beta1 = step.value(Adam.BETAS, 0);
    double beta2 = step.value(Adam.BETAS, 1);
    float alphaT = (float) (step.value(Adamax.LR) / (1 - StrictMath.pow(beta1, t)));
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float fresh1 = (float) (1 - beta1);
    float kept2 = (float) beta2;
    float epsilon = (float) eps;
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] u = elements.slot(U);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + lambda * theta[i];
      float newM = FirstMoment.next(m[i], fresh1, g);
      float newU = Math.max(kept2 * u[i], Math.abs(g) + epsilon);
      float newTheta = theta[i] - alphaT * newM / newU;
      m[i] = newM;
      u[i] = newU;
      theta[i] = newTheta;
    }
  }
}
