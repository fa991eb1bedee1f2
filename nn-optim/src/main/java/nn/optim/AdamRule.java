package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;

/**
 * The update that Adam and AdamW share.
 *
 * <p>m ← m − (1 − β₁) m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − αₜ m / (√v + ε̂) with αₜ = α
 * √(1 − β₂ᵗ) / (1 − β₁ᵗ) and ε̂ = ε √(1 − β₂ᵗ). This is the paper's faster order of computation
 * (section 2); ε̂ makes it equal to m̂ / (√v̂ + ε), which PyTorch computes. With AMSGrad the
 * largest v so far stands in place of v, before bias correction. Weight decay λ adds λθ to g (L2)
 * or first multiplies θ by 1 − αλ (decoupled).
 */
record AdamRule(
    double eps, Hyperparameter<Double> weightDecay, Decay decay, boolean amsgrad, boolean maximize)
    implements ElementwiseRule {
  private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
  private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);
  private static final Slot MAX_V = Slot.zeros("max_exp_avg_sq", Slot.Role.SECOND_MOMENT);

  /** Where weight decay acts. */
  enum Decay {
    /** In the gradient. */
    L2,
    /** On the parameter. */
    DECOUPLED;

    static Decay of(boolean decoupled) {
      return decoupled ? DECOUPLED : L2;
    }

    /** Returns what of weight decay λ is added to the gradient, as a part of the parameter. */
    float added(double lambda) {
      return this == L2 ? (float) lambda : 0;
    }

    /** Returns what the parameter is multiplied by at learning rate α and weight decay λ. */
    double kept(double alpha, double lambda) {
      return this == DECOUPLED ? 1 - alpha * lambda : 1;
    }
  }

  @Override
  public List<Slot> slots() {
    return amsgrad ? List.of(M, V, MAX_V) : List.of(M, V);
  }

  @Override
  public double keptByDecay(Step step) {
    return decay.kept(step.value(Adam.LR), step.value(weightDecay));
  }

  /** Two loops: a maximum in both would cost Adam a tenth of its time. */
  @Override
  public void update(Step step, Elements elements) {
    if (amsgrad) {
      updateWithMaximum(formulas(step), elements);
    } else {
      update(formulas(step), elements);
    }
  }

  private static void update(Formulas adam, Elements elements) {
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] v = elements.slot(V);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = adam.g(gradients[i], theta[i]);
      float newM = adam.m(m[i], g);
      float newV = adam.v(v[i], g);
      float newTheta = adam.theta(theta[i], newM, newV);
      m[i] = newM;
      v[i] = newV;
      theta[i] = newTheta;
    }
  }

  private static void updateWithMaximum(Formulas adam, Elements elements) {
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] v = elements.slot(V);
    float[] maxV = elements.slot(MAX_V);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = adam.g(gradients[i], theta[i]);
      float newM = adam.m(m[i], g);
      float newV = adam.v(v[i], g);
      float newMaxV = Math.max(maxV[i], newV);
      float newTheta = adam.theta(theta[i], newM, newMaxV);
      m[i] = newM;
      v[i] = newV;
      maxV[i] = newMaxV;
      theta[i] = newTheta;
    }
  }

  private Formulas formulas(Step step) {
    double t = step.number();
    double beta1 = step.value(Adam.BETAS, 0);
    double beta2 = step.value(Adam.BETAS, 1);
    double alpha = step.value(Adam.LR);
    double lambda = step.value(weightDecay);
    double correction1 = 1 - StrictMath.pow(beta1, t);
    double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
    return new Formulas(
        CommonHyperparameters.sign(maximize),
        decay.added(lambda),
        (float) keptByDecay(step),
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        (float) (alpha * correction2 / correction1),
        (float) (eps * correction2));
  }

  /** What one step does to one element. */
  private record Formulas(
      float sign,
      float l2,
      float shrink,
      float fresh1,
      float kept2,
      float fresh2,
      float alphaT,
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

    float theta(float theta, float m, float v) {
      return shrink * theta - alphaT * m / ((float) Math.sqrt(v) + epsHat);
    }
  }
}
