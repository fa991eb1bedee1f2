package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * NAdam, as PyTorch has it.
 *
 * <p>m ← m − (1 − β₁) m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², m̂ = (1 − μₜ) g / (1 − μ₁…μₜ) + μₜ₊₁
 * m / (1 − μ₁…μₜ₊₁), v̂ = v / (1 − β₂ᵗ), θ ← θ − α m̂ / (√v̂ + ε). As in {@link AdamRule} the bias
 * correction of v is moved into α and ε, and weight decay is added to g or decoupled.
 */
record NAdamRule(double momentumDecay, double eps, AdamRule.Decay decay, boolean maximize)
    implements ElementwiseRule {
  private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
  private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);
  private static final Slot MU_PRODUCT =
      Slot.filled("mu_product", Slot.Role.OTHER, 1).perParameter();

  @Override
  public List<Slot> slots() {
    return List.of(M, V, MU_PRODUCT);
  }

  /** μₜ = β₁ (1 − ½ · 0.96^(ψt)), a momentum that grows with the step. */
  private double mu(Step step, double t) {
    return step.value(Adam.BETAS, 0) * (1 - 0.5 * StrictMath.pow(0.96, momentumDecay * t));
  }

  @Override
  public void begin(Step step) {
    Scalar product = step.scalar(MU_PRODUCT);
    product.set(product.get() * mu(step, (double) step.number()));
  }

  @Override
  public double keptByDecay(Step step) {
    return decay.kept(step.value(NAdam.LR), step.value(CommonHyperparameters.WEIGHT_DECAY));
  }

  @Override
  public void update(Step step, Elements elements) {
    update(formulas(step), elements);
  }

  private static void update(Formulas nadam, Elements elements) {
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] v = elements.slot(V);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = nadam.g(gradients[i], theta[i]);
      float newM = nadam.m(m[i], g);
      float newV = nadam.v(v[i], g);
      float newTheta = nadam.theta(theta[i], g, newM, newV);
      m[i] = newM;
      v[i] = newV;
      theta[i] = newTheta;
    }
  }

  private Formulas formulas(Step step) {
    double t = step.number();
    double alpha = step.value(NAdam.LR);
    double beta2 = step.value(Adam.BETAS, 1);
    double mu = mu(step, t);
    double nextMu = mu(step, t + 1);
    double product = step.scalar(MU_PRODUCT).get();
    double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
    return new Formulas(
        CommonHyperparameters.sign(maximize),
        decay.added(step.value(CommonHyperparameters.WEIGHT_DECAY)),
        (float) keptByDecay(step),
        (float) (1 - step.value(Adam.BETAS, 0)),
        (float) beta2,
        (float) (1 - beta2),
        (float) (alpha * correction2 * (1 - mu) / (1 - product)),
        (float) (alpha * correction2 * nextMu / (1 - product * nextMu)),
        (float) (eps * correction2));
  }

  /**
   * What one step does to one element. It is a record of plain numbers, although {@link AdamRule}
   * has some of the same: with an object inside it, or written into the loop, the loop takes three
   * times as long.
   */
  private record Formulas(
      float sign,
      float l2,
      float shrink,
      float fresh1,
      float kept2,
      float fresh2,
      float alphaG,
      float alphaM,
      float epsHat) {

    float g(float gradient, float theta) {
      return sign * gradient + l2 * theta;
    }

    float m(float m, float g) {
      return FirstMoment.next(m, fresh1, g);
    }

    float v(float v, float g) {
      return kept2 * v + fresh2 * (g * g);
    }

    float theta(float theta, float g, float m, float v) {
      return shrink * theta - (alphaG * g + alphaM * m) / ((float) Math.sqrt(v) + epsHat);
    }
  }
}
