package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Rectified Adam, as PyTorch has it.
 *
 * <p>m ← m − (1 − β₁) m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², m̂ = m / (1 − β₁ᵗ). With ρ∞ = 2 / (1
 * − β₂) − 1 and ρₜ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ): if ρₜ > 5, θ ← θ − α rₜ m̂ √(1 − β₂ᵗ) / (√v + ε),
 * otherwise θ ← θ − α m̂. Weight decay is added to g or decoupled, as in {@link AdamRule}.
 */
record RAdamRule(double eps, AdamRule.Decay decay, boolean maximize) implements ElementwiseRule {
  private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
  private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);

  @Override
  public List<Slot> slots() {
    return List.of(M, V);
  }

  @Override
  public double keptByDecay(Step step) {
    return decay.kept(step.value(RAdam.LR), step.value(CommonHyperparameters.WEIGHT_DECAY));
  }

  @Override
  public void update(Step step, Elements elements) {
    double t = step.number();
    double beta1 = step.value(Adam.BETAS, 0);
    double beta2 = step.value(Adam.BETAS, 1);
    double alpha = step.value(RAdam.LR);
    double lambda = step.value(CommonHyperparameters.WEIGHT_DECAY);
    double correction1 = 1 - StrictMath.pow(beta1, t);
    double power2 = StrictMath.pow(beta2, t);
    double rhoInf = 2 / (1 - beta2) - 1;
    double rho = rhoInf - 2 * t * power2 / (1 - power2);
    boolean rectified = rho > 5;
    double scale = rectified ? rectification(rho, rhoInf) * StrictMath.sqrt(1 - power2) : 1;
    float alphaT = (float) (alpha * scale / correction1);
    float epsilon = (float) eps;
    float l2 = decay.added(lambda);
    float shrink = (float) keptByDecay(step);
    float fresh1 = (float) (1 - beta1);
    float kept2 = (float) beta2;
    float fresh2 = (float) (1 - beta2);
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] v = elements.slot(V);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + l2 * theta[i];
      float newM = FirstMoment.next(m[i], fresh1, g);
      float newV = kept2 * v[i] + fresh2 * (g * g);
      float size = rectified ? (float) Math.sqrt(newV) + epsilon : 1;
      float newTheta = shrink * theta[i] - alphaT * newM / size;
      m[i] = newM;
      v[i] = newV;
      theta[i] = newTheta;
    }
  }

  /** Returns rₜ, by which the variance of the step becomes that of a long run. */
  private static double rectification(double rho, double rhoInf) {
    return StrictMath.sqrt((rho - 4) * (rho - 2) * rhoInf / ((rhoInf - 4) * (rhoInf - 2) * rho));
  }
}
