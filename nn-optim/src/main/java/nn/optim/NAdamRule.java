package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * NAdam, as PyTorch has it.
 *
 * <p>m ← m − (1 − β₁) m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², m̂ = (1 − μₜ) g / (1 − μ₁…μₜ) + μₜ₊₁
 * m / (1 − μ₁…μₜ₊₁), v̂ = v / (1 − β₂ᵗ), θ ← θ − α m̂ / (√v̂ + ε). As in {@link AdamRule} the bias
 * correction of v is moved into α and ε, and weight decay is added to g or decoupled.
 */
record NAdamRule(
    MomentumSchedule momentum,
    double beta1,
    double beta2,
    double eps,
    AdamRule.Decay decay,
    boolean maximize)
    implements ElementwiseRule {
  private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
  private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);

  @Override
  public List<Slot> slots() {
    return List.of(M, V);
  }

  @Override
  public void update(Step step, Elements elements) {
    double t = step.number();
    double alpha = step.value(NAdam.LR);
    double lambda = step.value(CommonHyperparameters.WEIGHT_DECAY);
    double mu = momentum.mu(t);
    double nextMu = momentum.mu(t + 1);
    double product = momentum.product(step.number());
    double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
    float alphaG = (float) (alpha * correction2 * (1 - mu) / (1 - product));
    float alphaM = (float) (alpha * correction2 * nextMu / (1 - product * nextMu));
    float epsHat = (float) (eps * correction2);
    float l2 = decay.added(lambda);
    float shrink = decay.shrink(alpha, lambda);
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
      float direction = (alphaG * g + alphaM * newM) / ((float) Math.sqrt(newV) + epsHat);
      float newTheta = shrink * theta[i] - direction;
      m[i] = newM;
      v[i] = newV;
      theta[i] = newTheta;
    }
  }
}
