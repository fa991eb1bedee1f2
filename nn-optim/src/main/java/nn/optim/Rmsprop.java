package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;
import static nn.optim.Momentum.MOMENTUM;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** RMSprop: steps scaled by a running mean of the squared gradient. */
public final class Rmsprop implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-2);
  private static final Hyperparameter<Double> ALPHA =
      Hyperparameter.real(
              "alpha",
              Range.closedOpen(0, 1),
              "How much of the running mean of the squared gradient is kept.")
          .byDefault(0.99);
  private static final Hyperparameter<Boolean> CENTERED =
      Hyperparameter.flag(
              "centered", "Divide by the gradient's standard deviation instead of its size.")
          .byDefault(false);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("rmsprop", "RMSprop: steps scaled by the size of recent gradients.")
        .withFormula("v ← α v + (1 − α) g²\nθ ← θ − lr g / (√v + ε)")
        .withAdvice("for recurrent networks and gradients whose size changes; else adam.")
        .withReference(
            "torch.optim.RMSprop; Tieleman and Hinton, lecture 6.5, 2012; centered: Graves, arXiv"
                + " 1308.0850")
        .withHyperparameters(LR, ALPHA, Adam.EPS, WEIGHT_DECAY, MOMENTUM, CENTERED, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new RmspropRule(
        values.get(ALPHA),
        values.get(Adam.EPS),
        values.get(MOMENTUM) > 0,
        values.get(CENTERED),
        values.get(MAXIMIZE));
  }
}
