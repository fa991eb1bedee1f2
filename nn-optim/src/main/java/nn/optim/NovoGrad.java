package nn.optim;

import java.util.List;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;

/** NovoGrad: momentum of gradients divided by their norm, with one second moment per parameter. */
public final class NovoGrad implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-2);
  private static final Hyperparameter<List<Double>> BETAS =
      Adam.BETAS.byDefault(List.of(0.9, 0.25));
  private static final Hyperparameter<Double> EPS = Adam.EPS.byDefault(1e-6);
  private static final Hyperparameter<Double> WEIGHT_DECAY = TrustRatio.WEIGHT_DECAY;

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("novograd", "Momentum of gradients that each parameter's norm divides.")
        .withFormula(
            """
            v ← β₂ v + (1 − β₂) ‖g‖² per parameter
            m ← β₁ m + g / (√v + ε) + λ θ,  θ ← θ − lr m\
            """)
        .withAdvice("as adamw with half its memory.")
        .withReference("optax.novograd; Ginsburg and others, arXiv 1905.11286")
        .withHyperparameters(LR, BETAS, EPS, WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(EPS));
  }

  /** v ← β₂ v + (1 − β₂) ‖g‖², at first ‖g‖²; m ← β₁ m + g / (√v + ε) + λθ; θ ← θ − η m. */
  private record Update(double eps) implements ParameterRule {
    private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);
    private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT).perParameter();

    @Override
    public List<Slot> slots() {
      return List.of(M, V);
    }

    @Override
    public void update(Step step, ParameterState p) {
      Scalar v = step.scalar(V);
      double beta2 = step.value(BETAS, 1);
      double squares = p.gradientMatrix().dot(p.gradientMatrix());
      v.set(step.number() == 1 ? squares : beta2 * v.get() + (1 - beta2) * squares);
      float kept = (float) step.value(BETAS, 0);
      float scale = (float) (1 / (Math.sqrt(v.get()) + eps));
      float lambda = (float) step.value(WEIGHT_DECAY);
      float eta = (float) step.value(LR);
      p.forEach(part -> {
        float[] theta = part.values();
        float[] g = part.gradients();
        float[] m = part.slot(M);
        int to = part.to();
        for (int i = part.from(); i < to; i++) {
          float newM = kept * m[i] + scale * g[i] + lambda * theta[i];
          m[i] = newM;
          theta[i] -= eta * newM;
        }
      });
    }
  }
}
