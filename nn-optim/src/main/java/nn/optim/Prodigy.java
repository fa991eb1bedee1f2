package nn.optim;

import java.util.List;
import nn.api.math.Sums;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Part;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Prodigy: Adam that estimates its learning rate from how far the parameters have come. */
public final class Prodigy implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(0.0);
  private static final Hyperparameter<Double> ESTIM_LR0 =
      Hyperparameter.real("estim_lr0", Range.above(0), "The estimate d of the step size at first.")
          .byDefault(1e-6);
  private static final Hyperparameter<Double> ESTIM_LR_COEF =
      Hyperparameter.real("estim_lr_coef", Range.above(0), "What estimates are multiplied by.")
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("prodigy", "AdamW that estimates its learning rate itself.")
        .withFormula(
            "d ← max(d, r / ‖s‖₁) with running means r of ⟨g, θ₀ − θ⟩ and s of g\n"
                + "θ ← θ − lr d m / (√v + d ε)")
        .withAdvice("where nobody has tuned a learning rate: leave lr at 1.")
        .withReference("optax.contrib.prodigy; Mishchenko and Defazio, arXiv 2306.06101")
        .withHyperparameters(LR, Adam.BETAS, Adam.EPS, ESTIM_LR0, ESTIM_LR_COEF, WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(Adam.EPS), values.get(ESTIM_LR0), values.get(ESTIM_LR_COEF));
  }

  /**
   * m ← β₁ m + (1 − β₁) d g, v ← β₂ v + (1 − β₂) d² g², s ← β₃ s + (d/d₀) δ g, r ← β₃ r + (d/d₀) δ
   * ⟨g, θ₀ − θ⟩, d ← max(d, r / ‖s‖₁), θ ← θ − δ (m / (√v + d ε) + λ θ), with the step size δ = d γ
   * √(1 − β₂ᵗ) / (1 − β₁ᵗ) of the old d, and β₃ = √β₂.
   */
  private record Update(double eps, double d0, double coefficient) implements ModelRule {
    private static final Slot M = Slot.zeros("exp_avg", Role.FIRST_MOMENT);
    private static final Slot V = Slot.zeros("exp_avg_sq", Role.SECOND_MOMENT);
    private static final Slot S = Slot.zeros("grad_sum", Role.OTHER);
    private static final Slot THETA0 = Slot.values("params0", Role.OTHER);
    private static final Slot R = Slot.zeros("numerator_weighted", Role.OTHER).perModel();
    private static final Slot D = Slot.zeros("estim_lr", Role.OTHER).perModel();

    @Override
    public List<Slot> slots() {
      return List.of(M, V, S, THETA0, R, D.startingAt(d0));
    }

    @Override
    public double keptByDecay(Step step) {
      double delta = step.scalar(D).get() * step.value(LR) * correction(step);
      return 1 - delta * step.value(WEIGHT_DECAY);
    }

    /** Returns √(1 − β₂ᵗ) / (1 − β₁ᵗ). */
    private static double correction(Step step) {
      double t = step.number();
      return Math.sqrt(1 - StrictMath.pow(step.value(Adam.BETAS, 1), t))
          / (1 - StrictMath.pow(step.value(Adam.BETAS, 0), t));
    }

    @Override
    public void update(Step step, ModelState model) {
      double d = step.scalar(D).get();
      double correction = correction(step);
      double beta3 = Math.sqrt(step.value(Adam.BETAS, 1));
      double[] sums =
          model.sums(
              2,
              (part, into) -> {
                double delta = d * part.step().value(LR) * correction;
                into[0] += delta * (dot(part, part.slot(THETA0)) - dot(part, part.values()));
                updateMoments(part, (float) d, (float) beta3, (float) (d / d0 * delta));
                into[1] += Sums.absolute(part.slot(S), part.from(), part.to());
              });
      double r = beta3 * step.scalar(R).get() + d / d0 * sums[0];
      double estimate = sums[1] > 0 ? coefficient * r / sums[1] : 0;
      double nextD = Math.max(d, estimate);
      step.scalar(R).set(r);
      step.scalar(D).set(nextD);
      model.forEach(part -> move(part, d * correction, (float) (nextD * eps)));
    }

    private static double dot(Part part, float[] other) {
      return Sums.dot(part.gradients(), other, part.from(), part.to());
    }

    private static void updateMoments(Part part, float d, float beta3, float weight) {
      float fresh1 = (float) (1 - part.step().value(Adam.BETAS, 0));
      float kept2 = (float) part.step().value(Adam.BETAS, 1);
      float fresh2 = (float) (1 - part.step().value(Adam.BETAS, 1));
      float[] g = part.gradients();
      float[] m = part.slot(M);
      float[] v = part.slot(V);
      float[] s = part.slot(S);
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        float dg = d * g[i];
        m[i] = FirstMoment.next(m[i], fresh1, dg);
        v[i] = kept2 * v[i] + fresh2 * (dg * dg);
        s[i] = beta3 * s[i] + weight * g[i];
      }
    }

    private static void move(Part part, double estimate, float epsilon) {
      float delta = (float) (estimate * part.step().value(LR));
      float lambda = (float) part.step().value(WEIGHT_DECAY);
      float[] theta = part.values();
      float[] m = part.slot(M);
      float[] v = part.slot(V);
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        float direction = m[i] / ((float) Math.sqrt(v[i]) + epsilon);
        theta[i] -= delta * (direction + lambda * theta[i]);
      }
    }
  }
}
