package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** ASGD: gradient descent that keeps the average of the weights it passed. */
public final class Asgd implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-2);
  private static final Hyperparameter<Double> LAMBD =
      Hyperparameter.real(
              "lambd",
              Range.atLeast(0),
              "Decay: each step multiplies the parameter by 1 − η · lambd; η falls with it, too.")
          .byDefault(1e-4);
  private static final Hyperparameter<Double> ALPHA =
      Hyperparameter.real("alpha", Range.atLeast(0), "Power by which the learning rate falls.")
          .byDefault(0.75);
  private static final Hyperparameter<Double> T0 =
      Hyperparameter.real("t0", Range.atLeast(0), "Steps after which averaging starts.")
          .byDefault(1e6);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("asgd", "Gradient descent that averages the weights it passed.")
        .withFormula("θ ← (1 − λ η) θ − η g\na ← a + μ (θ − a)")
        .withAdvice("for convex problems whose last steps are noisy.")
        .withReference("torch.optim.ASGD; Polyak and Juditsky, SIAM J. Control Optim. 30, 1992")
        .withHyperparameters(LR, LAMBD, ALPHA, T0, WEIGHT_DECAY, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new AsgdRule(values.get(LAMBD), values.get(ALPHA), values.get(T0), values.get(MAXIMIZE));
  }
}
