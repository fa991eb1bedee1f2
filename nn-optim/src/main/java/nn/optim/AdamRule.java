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
 * <p>m ← m + (1 − β₁)(g − m), v ← β₂ v + (1 − β₂) g², θ ← θ − αₜ m / (√v + ε̂) with αₜ = α √(1 −
 * β₂ᵗ) / (1 − β₁ᵗ) and ε̂ = ε √(1 − β₂ᵗ). This is the paper's faster order of computation (section
 * 2); ε̂ makes it equal to m̂ / (√v̂ + ε), which PyTorch computes. With AMSGrad the largest v so
 * far stands in place of v, before bias correction. Weight decay λ adds λθ to g (L2) or first
 * multiplies θ by 1 − αλ (decoupled).
 */
record AdamRule(
    double beta1,
    double beta2,
    double eps,
    Hyperparameter<Double> weightDecay,
    Decay decay,
    boolean amsgrad,
    boolean maximize)
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
    float shrink(double alpha, double lambda) {
      return this == DECOUPLED ? (float) (1 - alpha * lambda) : 1;
    }
  }

  @Override
  public List<Slot> slots() {
    return amsgrad ? List.of(M, V, MAX_V) : List.of(M, V);
  }

  @Override
  public void update(Step step, Elements elements) {
    double t = step.number();
    double alpha = step.value(Adam.LR);
    double lambda = step.value(weightDecay);
    double correction1 = 1 - StrictMath.pow(beta1, t);
    double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
    float alphaT = (float) (alpha * correction2 / correction1);
    float epsHat = (float) (eps * correction2);
    float l2 = decay.added(lambda);
    float shrink = decay.shrink(alpha, lambda);
    float fresh1 = (float) (1 - beta1);
    float kept2 = (float) beta2;
    float fresh2 = (float) (1 - beta2);
    float sign = CommonHyperparameters.sign(maximize);
    // Without AMSGrad v is its own maximum and the past is cut to 0: one loop serves both.
    float past = amsgrad ? Float.POSITIVE_INFINITY : 0;
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] m = elements.slot(M);
    float[] v = elements.slot(V);
    float[] maxV = amsgrad ? elements.slot(MAX_V) : v;
    for (int i = elements.from(); i < elements.to(); i++) {
      float g = sign * gradients[i] + l2 * theta[i];
      float newM = m[i] + fresh1 * (g - m[i]);
      float newV = kept2 * v[i] + fresh2 * (g * g);
      float newMaxV = Math.max(Math.min(maxV[i], past), newV);
      float newTheta = shrink * theta[i] - alphaT * newM / ((float) Math.sqrt(newMaxV) + epsHat);
      m[i] = newM;
      v[i] = newV;
      maxV[i] = newMaxV;
      theta[i] = newTheta;
    }
  }
}
