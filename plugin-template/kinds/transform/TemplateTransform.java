package com.example.template;

import module nn.api;

/** Limits the norm of each parameter's gradient: the place for a transform of gradients. */
public final class TemplateTransform implements GradientTransformProvider {
  static final Hyperparameter<Double> MAX_NORM =
      Hyperparameter.real("max_norm", Range.above(0), "The largest norm of a gradient.")
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Limits the norm of each parameter's gradient.")
        .withFormula("g ← g · min(1, max_norm / ‖g‖)")
        .withAdvice("where the gradient of a single parameter is sometimes much too large.")
        .withReference("Pascanu and others, arXiv 1211.5063, for each parameter alone")
        .withHyperparameters(MAX_NORM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new ClipRule(values.get(MAX_NORM));
  }

  /** g ← g · min(1, max_norm / ‖g‖). */
  private record ClipRule(double maxNorm) implements ParameterRule {
    @Override
    public void update(Step step, ParameterState p) {
      double norm =
          Math.sqrt(p.sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
      if (norm > maxNorm) {
        p.read(part -> scale(part, (float) (maxNorm / norm)));
      }
    }

    private static void scale(Part part, float factor) {
      float[] g = part.gradients();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        g[i] *= factor;
      }
    }
  }
}
