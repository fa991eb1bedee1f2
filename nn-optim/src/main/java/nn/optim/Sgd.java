package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;
import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;
import static nn.optim.Momentum.MOMENTUM;

import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/** Stochastic gradient descent, with momentum and Nesterov's momentum as options. */
public final class Sgd implements RuleProvider {
  static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-3);
  private static final Hyperparameter<Double> DAMPENING =
      Hyperparameter.real(
              "dampening",
              Range.finite(),
              "Part of the gradient that momentum leaves out, except at the first step.")
          .byDefault(0.0);
  private static final Hyperparameter<Boolean> NESTEROV =
      Hyperparameter.flag(
              "nesterov", "Look ahead along the momentum; needs momentum above 0 and dampening 0.")
          .byDefault(false);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("sgd", "Stochastic gradient descent, optionally with momentum.")
        .withFormula("m ← μ m + (1 − τ) g\nθ ← θ − lr m")
        .withAdvice(
            "the plain choice, with momentum 0.9 and a schedule; needs its learning rate tuned.")
        .withReference("torch.optim.SGD; Sutskever, Martens, Dahl and Hinton, ICML 2013")
        .withHyperparameters(LR, MOMENTUM, DAMPENING, WEIGHT_DECAY, NESTEROV, MAXIMIZE);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    double momentum = values.get(MOMENTUM);
    double dampening = values.get(DAMPENING);
    if (values.get(NESTEROV) && (momentum <= 0 || dampening != 0)) {
      problems
          .in(NESTEROV.name())
          .addValue(
              true,
              "needs momentum above 0 and dampening 0, but momentum is "
                  + momentum
                  + " and dampening is "
                  + dampening
                  + ".");
    }
  }

  @Override
  public Rule rule(Hyperparameters values) {
    boolean maximize = values.get(MAXIMIZE);
    return values.get(MOMENTUM) == 0
        ? new SgdRule(maximize)
        : new MomentumRule(values.get(DAMPENING), values.get(NESTEROV), maximize);
  }
}
