package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import java.util.List;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adam: steps scaled by running means of the gradient and of its square. */
public final class Adam implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-3);

  static final Hyperparameter<List<Double>> BETAS =
      Hyperparameter.reals(
              "betas",
              2,
              Range.closedOpen(0, 1),
              "How much of the running means of the gradient and of its square is kept.")
          .schedulable()
          .byDefault(List.of(0.9, 0.999));
  static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.atLeast(0), "Added to the denominator, outside the root.")
          .byDefault(1e-8);
  static final Hyperparameter<Boolean> AMSGRAD =
      Hyperparameter.flag(
              "amsgrad", "Divide by the largest mean square so far; Reddi and others, ICLR 2018.")
          .byDefault(false);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adam", "Adam: adaptive steps from running moments of the gradient.")
        .withFormula("m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\nθ ← θ − lr m̂ / (√v̂ + ε)")
        .withAdvice("a good first choice without weight decay; with decay take adamw.")
        .withReference("torch.optim.Adam; Kingma and Ba, arXiv 1412.6980")
        .withHyperparameters(LR, BETAS, EPS, WEIGHT_DECAY, AMSGRAD, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AdamRule(
        values.get(EPS),
        WEIGHT_DECAY,
        AdamRule.Decay.L2,
        values.get(AMSGRAD),
        values.get(MAXIMIZE));
  }
}
