package nn.optim.wrapper;

import java.util.Arrays;
import java.util.Set;
import nn.api.math.Sums;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Part;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** SAM: any optimizer, with the gradient of the worst point nearby. */
public final class Sam implements OptimizerProvider {
  private static final Hyperparameter<Double> RHO =
      Hyperparameter.real("rho", Range.atLeast(0), "How far away the worst point is looked for.")
          .schedulable()
          .byDefault(0.05);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("sam", "Steps by the gradient of the worst point nearby; flat minima.")
        .withFormula("θ′ = θ + ρ g / ‖g‖\nstep from θ by the gradient at θ′")
        .withAdvice("for better test results from few data; each step takes twice as long.")
        .withReference("Foret, Kleiner, Mobahi and Neyshabur, arXiv 2010.01412")
        .withHyperparameters(RHO, Inner.INNER);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.CLOSURE);
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    InnerOptimizer inner = context.inner(Inner.INNER);
    SlotArray start = context.allocate(Slot.zeros("old_p", Slot.Role.OTHER));
    return evaluation -> {
      evaluation.evaluate();
      double scale = context.value(RHO) / (gradientNorm(context) + 1e-12);
      context.withGradient().forEach(part -> climb(part, part.slot(start), (float) scale));
      try {
        evaluation.evaluate();
      } finally {
        context.withGradient().forEach(part -> back(part, part.slot(start)));
      }
      inner.step(evaluation);
    };
  }

  private static double gradientNorm(OptimizerContext context) {
    return Math.sqrt(
        context.withGradient().sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
  }

  /** θ ← θ + ρ g / ‖g‖. */
  private static void climb(Part part, float[] start, float scale) {
    float[] theta = part.values();
    float[] g = part.gradients();
    int to = part.to();
    for (int i = part.from(); i < to; i++) {
      start[i] = theta[i];
      theta[i] += scale * g[i];
    }
  }

  /** Leaves the slot as it was too, so that a step that fails has changed nothing. */
  private static void back(Part part, float[] start) {
    System.arraycopy(start, part.from(), part.values(), part.from(), part.to() - part.from());
    Arrays.fill(start, part.from(), part.to(), 0);
  }
}
