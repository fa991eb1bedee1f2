package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adam whose weight decay does not pass through the moments. */
public final class AdamW implements RuleProvider {
  static final Hyperparameter<Double> WEIGHT_DECAY =
      Hyperparameter.real(
              "weight_decay",
              Range.atLeast(0),
              "Decoupled decay: each step first multiplies the parameter by 1 − lr · weight_decay.")
          .schedulable()
          .byDefault(1e-2);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adamw", "Adam with decoupled weight decay.")
        .withFormula(
            """
            m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²
            θ ← (1 − lr λ) θ − lr m̂ / (√v̂ + ε)\
            """)
        .withAdvice("the usual first choice for most networks.")
        .withReference("torch.optim.AdamW; Loshchilov and Hutter, arXiv 1711.05101")
        .withHyperparameters(Adam.LR, Adam.BETAS, Adam.EPS, WEIGHT_DECAY, Adam.AMSGRAD, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AdamRule(
        values.get(Adam.EPS),
        WEIGHT_DECAY,
        AdamRule.Decay.DECOUPLED,
        values.get(Adam.AMSGRAD),
        values.get(MAXIMIZE));
  }
}
