package nn.optim;

import static nn.optim.CommonHyperparameters.DECOUPLED_WEIGHT_DECAY;
import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;

/** RAdam: Adam that warms up by itself while its mean square is still uncertain. */
public final class RAdam implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-3);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("radam", "Rectified Adam: a warm-up by the variance of Adam's step.")
        .withFormula("as adam; by m̂ alone while v̂ varies too much to divide by")
        .withAdvice("instead of adam with a warm-up of the learning rate.")
        .withReference("torch.optim.RAdam; Liu and others, arXiv 1908.03265")
        .withHyperparameters(
            LR, Adam.BETAS, Adam.EPS, WEIGHT_DECAY, DECOUPLED_WEIGHT_DECAY, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new RAdamRule(
        values.get(Adam.EPS),
        AdamRule.Decay.of(values.get(DECOUPLED_WEIGHT_DECAY)),
        values.get(MAXIMIZE));
  }
}
