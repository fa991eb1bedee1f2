package nn.optim.wrapper;

import java.util.Set;
import java.util.function.Supplier;
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
    return new Sharpness(context, inner, context.allocate(Slot.zeros("old_p", Slot.Role.OTHER)));
  }

  /** Evaluates at θ + ρ g / ‖g‖, goes back to θ, and lets the inner optimizer step from there. */
  private record Sharpness(OptimizerContext context, InnerOptimizer inner, SlotArray start)
      implements OptimizerAlgorithm {

    @Override
    public void step(Evaluation evaluation) {
      evaluation.evaluate();
      double scale = context.value(RHO) / (gradientNorm() + 1e-12);
      // All, since the second evaluation may have gradients for others than the first.
      context.all().read(part -> keep(part, part.slot(start)));
      context.withGradient().forEach(part -> climb(part, (float) scale));
      evaluation.evaluate();
      context.all().forEach(part -> back(part, part.slot(start)));
      inner.step(evaluation);
    }

    @Override
    public <R> R withEvaluationWeights(Supplier<R> body) {
      return inner.withEvaluationWeights(body);
    }

    private double gradientNorm() {
      return Math.sqrt(
          context
              .withGradient()
              .sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
    }

    private static void keep(Part part, float[] start) {
      System.arraycopy(part.values(), part.from(), start, part.from(), part.to() - part.from());
    }

    private static void back(Part part, float[] start) {
      System.arraycopy(start, part.from(), part.values(), part.from(), part.to() - part.from());
    }

    /** θ ← θ + ρ g / ‖g‖. */
    private static void climb(Part part, float scale) {
      float[] theta = part.values();
      float[] g = part.gradients();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        theta[i] += scale * g[i];
      }
    }
  }
}
