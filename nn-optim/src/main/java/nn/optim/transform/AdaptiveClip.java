package nn.optim.transform;

import nn.api.math.Sums;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Limits the gradient of each unit, measured by the unit's weights. */
public final class AdaptiveClip implements GradientTransformProvider {
  private static final Hyperparameter<Double> CLIPPING =
      Hyperparameter.real("clipping", Range.above(0), "The largest gradient, in norms of weights.")
          .schedulable()
          .byDefault(0.01);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.above(0), "The least that a norm of weights counts as.")
          .byDefault(1e-3);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adaptive_clip", "Limits each unit's gradient by the norm of its weights.")
        .withFormula("g ← g · min(1, clipping max(‖θ‖, ε) / ‖g‖) per unit")
        .withAdvice("for deep networks without norms and large batches.")
        .withAliases("adaptive_grad_clip", "agc")
        .withReference("optax.adaptive_grad_clip; Brock and others, arXiv 2102.06171")
        .withHyperparameters(CLIPPING, EPS);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Clip(values.get(EPS));
  }

  /**
   * gᵢ ← gᵢ min(1, c max(‖wᵢ‖, ε) / max(‖gᵢ‖, 10⁻⁶)) for each row i of a matrix; a vector is one
   * row.
   */
  private record Clip(double eps) implements ParameterRule {
    private static final double LEAST_NORM = 1e-6;

    @Override
    public void update(Step step, ParameterState p) {
      double c = step.value(CLIPPING);
      int columns = Matrix.columns(p.shape());
      p.gradientMatrix()
          .eachRow((row, g) -> {
            int from = p.from() + row * columns;
            double gNorm = Math.sqrt(Sums.squares(g, 0, columns));
            double wNorm = Math.sqrt(Sums.squares(p.values(), from, from + columns));
            double factor = c * Math.max(wNorm, eps) / Math.max(gNorm, LEAST_NORM);
            if (factor < 1) {
              scale(g, (float) factor);
            }
          });
    }

    private static void scale(float[] g, float factor) {
      for (int j = 0; j < g.length; j++) {
        g[j] *= factor;
      }
    }
  }
}
