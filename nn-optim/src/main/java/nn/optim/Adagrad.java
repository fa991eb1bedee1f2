package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adagrad: steps that shrink with the gradients that an element has seen so far. */
public final class Adagrad implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-2);
  private static final Hyperparameter<Double> LR_DECAY =
      Hyperparameter.real(
              "lr_decay", Range.atLeast(0), "Step t divides lr by 1 + (t − 1) · lr_decay.")
          .byDefault(0.0);
  private static final Hyperparameter<Double> INITIAL_ACCUMULATOR_VALUE =
      Hyperparameter.real(
              "initial_accumulator_value",
              Range.atLeast(0),
              "What the sum of squared gradients starts at.")
          .byDefault(0.0);
  private static final Hyperparameter<Double> EPS = Adam.EPS.byDefault(1e-10);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adagrad", "Adagrad: steps scaled by all past gradients of the element.")
        .withFormula("s ← s + g²\nθ ← θ − lr g / (√s + ε)")
        .withAdvice("for sparse features and convex problems; its steps become ever smaller.")
        .withReference("torch.optim.Adagrad; Duchi, Hazan and Singer, JMLR 12, 2011")
        .withHyperparameters(LR, LR_DECAY, WEIGHT_DECAY, INITIAL_ACCUMULATOR_VALUE, EPS, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AdagradRule(
        values.get(LR_DECAY),
        values.get(INITIAL_ACCUMULATOR_VALUE),
        values.get(EPS),
        values.get(MAXIMIZE));
  }
}
