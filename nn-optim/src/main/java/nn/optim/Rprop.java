package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;

import java.util.List;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/** Rprop: a step size for each element, which grows until the gradient's sign changes. */
public final class Rprop implements RuleProvider {
  private static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Step size of every element at first.")
          .byDefault(1e-2);
  private static final Hyperparameter<List<Double>> ETAS =
      Hyperparameter.reals(
              "etas",
              2,
              Range.above(0),
              "Factors of the step size: below 1 where the gradient's sign changed, above 1 where"
                  + " it stayed.")
          .byDefault(List.of(0.5, 1.2));
  private static final Hyperparameter<List<Double>> STEP_SIZES =
      Hyperparameter.reals(
              "step_sizes", 2, Range.atLeast(0), "The smallest and the largest step size.")
          .byDefault(List.of(1e-6, 50.0));

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("rprop", "Resilient backpropagation: steps by the gradient's sign alone.")
        .withFormula("Δ ← Δ η⁺ where the sign of g stays, Δ η⁻ where it changes\nθ ← θ − sign(g) Δ")
        .withAdvice("for whole data sets in one batch; not for small batches.")
        .withReference("torch.optim.Rprop; Riedmiller and Braun, ICNN 1993")
        .withHyperparameters(LR, ETAS, STEP_SIZES, MAXIMIZE);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    List<Double> etas = values.get(ETAS);
    if (etas.getFirst() >= 1 || etas.getLast() <= 1) {
      problems
          .in(ETAS.name())
          .addValue(etas, "the first must be below 1 and the second above 1, as in [0.5, 1.2].");
    }
    List<Double> sizes = values.get(STEP_SIZES);
    if (sizes.getFirst() > sizes.getLast()) {
      problems
          .in(STEP_SIZES.name())
          .addValue(sizes, "the first must not be above the second, as in [1e-6, 50].");
    }
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new RpropRule(
        values.get(LR).floatValue(),
        values.get(ETAS).getFirst().floatValue(),
        values.get(ETAS).getLast().floatValue(),
        values.get(STEP_SIZES).getFirst().floatValue(),
        values.get(STEP_SIZES).getLast().floatValue(),
        values.get(MAXIMIZE));
  }
}
