package com.example.template;

import module nn.api;

import java.util.List;

/** One second moment per row of a parameter: the place for a rule of whole parameters. */
public final class TemplateOptimizer implements RuleProvider {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(1e-3);
  static final Hyperparameter<Double> BETA =
      Hyperparameter.real("beta", Range.closedOpen(0, 1), "What the means keep in a step.")
          .byDefault(0.9);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Divides the rows of a gradient by the root of their mean.")
        .withFormula("v ← β v + (1 − β) mean(g²) per row; θ ← θ − lr g / √(v / (1 − βᵗ))")
        .withAdvice("where the rows of a weight have gradients of very different size.")
        .withReference("a simpler relative of arXiv 1804.04235")
        .withHyperparameters(LR, BETA);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new RowRule(values.get(BETA));
  }

  /** v ← β v + (1 − β) mean(g²) for each row, θ ← θ − η g / √(v / (1 − βᵗ)). */
  private record RowRule(double beta) implements ParameterRule {
    private static final Slot V = Slot.zeros("row_var", Slot.Role.SECOND_MOMENT).perRow();
    private static final float EPS = 1e-15f;

    @Override
    public List<Slot> slots() {
      return List.of(V);
    }

    @Override
    public void update(Step step, ParameterState p) {
      float[] v = p.array(V);
      float fresh = (float) (1 - beta);
      float correction = (float) (1 / (1 - StrictMath.pow(beta, step.number())));
      Matrix u = p.scratch().assign(p.gradientMatrix());
      u.rowMeanSquares((row, mean) -> v[row] += fresh * (mean - v[row]));
      u.eachRow((row, x) -> {
        float scale = 1 / ((float) Math.sqrt(v[row] * correction) + EPS);
        for (int j = 0; j < x.length; j++) {
          x[j] *= scale;
        }
      });
      p.valueMatrix().add((float) -step.value(LR), u);
    }
  }
}
