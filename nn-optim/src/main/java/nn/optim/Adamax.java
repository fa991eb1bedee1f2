package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adamax: Adam whose steps are scaled by the largest recent gradient. */
public final class Adamax implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(2e-3);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real(
              "eps", Range.atLeast(0), "Added to the gradient's size, before it is compared.")
          .byDefault(1e-8);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adamax", "Adam by the infinity norm of recent gradients.")
        .withFormula("m ← β₁ m + (1 − β₁) g,  u ← max(β₂ u, |g|)\nθ ← θ − lr m̂ / u")
        .withAdvice("where gradients are rare and large, as of embeddings.")
        .withReference("torch.optim.Adamax; Kingma and Ba, arXiv 1412.6980, section 7.1")
        .withHyperparameters(LR, Adam.BETAS, EPS, WEIGHT_DECAY, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AdamaxRule(values.get(EPS), values.get(MAXIMIZE));
  }
}
