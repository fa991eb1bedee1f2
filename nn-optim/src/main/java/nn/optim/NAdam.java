package nn.optim;

import static nn.optim.CommonHyperparameters.DECOUPLED_WEIGHT_DECAY;
import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** NAdam: Adam with Nesterov's momentum. */
public final class NAdam implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(2e-3);
  private static final Hyperparameter<Double> MOMENTUM_DECAY =
      Hyperparameter.real(
              "momentum_decay",
              Range.atLeast(0),
              "How fast the momentum grows from half of the first of betas towards all of it.")
          .byDefault(4e-3);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("nadam", "Adam with Nesterov's momentum.")
        .withFormula(
            """
            m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²
            θ ← θ − lr (μ′ m̂ + (1 − μ) ĝ) / (√v̂ + ε)\
            """)
        .withAdvice("instead of adam where its first steps are too slow.")
        .withReference("torch.optim.NAdam; Dozat, ICLR workshop 2016")
        .withHyperparameters(
            LR,
            Adam.BETAS,
            Adam.EPS,
            WEIGHT_DECAY,
            MOMENTUM_DECAY,
            DECOUPLED_WEIGHT_DECAY,
            MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new NAdamRule(
        values.get(MOMENTUM_DECAY),
        values.get(Adam.EPS),
        AdamRule.Decay.of(values.get(DECOUPLED_WEIGHT_DECAY)),
        values.get(MAXIMIZE));
  }
}
