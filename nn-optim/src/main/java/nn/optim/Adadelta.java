package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Adadelta: steps as large as past steps, by the ratio of the gradient to past gradients. */
public final class Adadelta implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Double> RHO =
      Hyperparameter.real(
              "rho",
              Range.closed(0, 1),
              "How much of the running means of squared gradients and squared steps is kept.")
          .byDefault(0.9);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.atLeast(0), "Added to both mean squares, inside the roots.")
          .byDefault(1e-6);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adadelta", "Adadelta: steps scaled by past steps over past gradients.")
        .withFormula(
            """
            v ← ρ v + (1 − ρ) g²,  d = √(u + ε) / √(v + ε) · g
            θ ← θ − lr d,  u ← ρ u + (1 − ρ) d²\
            """)
        .withAdvice("where no learning rate is known; adam is mostly faster.")
        .withReference("torch.optim.Adadelta; Zeiler, arXiv 1212.5701")
        .withHyperparameters(LR, RHO, EPS, WEIGHT_DECAY, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AdadeltaRule(values.get(RHO), values.get(EPS), values.get(MAXIMIZE));
  }
}
