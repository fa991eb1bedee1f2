package nn.optim.wrapper;

import nn.api.optim.ParameterState;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** Weight decay around any optimizer, where it goes the way of the update. */
public final class CautiousWeightDecay implements UpdateTransformProvider {
  private static final Hyperparameter<Double> RATE =
      Hyperparameter.real(
              "rate",
              Range.closed(0, 1),
              "Share of a value that a step takes away, the lr · weight_decay of other optimizers.")
          .schedulable()
          .byDefault(1e-5);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "cautious_weight_decay", "Decays the weights whose update makes them smaller anyway.")
        .withFormula("θ ← θ − lr λ θ · [u θ ≥ 0]")
        .withAdvice("in place of the weight decay of the optimizer inside.")
        .withReference("Chen and others, Cautious weight decay, arXiv 2510.12402")
        .withHyperparameters(RATE, Inner.INNER);
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return Inner.INNER;
  }

  /** θ ← θ' − rate · θ where the update θ' − θ and θ have different signs, or one is 0. */
  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return CautiousWeightDecay::decay;
  }

  private static void decay(Step step, ParameterState parameter, float[] before) {
    float rate = (float) step.value(RATE);
    parameter.forEach(part -> {
      float[] theta = part.values();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        boolean shrinks = (theta[i] - before[i]) * before[i] <= 0;
        theta[i] -= shrinks ? rate * before[i] : 0;
      }
    });
  }
}
