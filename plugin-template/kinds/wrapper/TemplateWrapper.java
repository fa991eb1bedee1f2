package com.example.template;

import module nn.api;

/** Limits the updates of any optimizer: the place for a wrapper that changes updates. */
public final class TemplateWrapper implements UpdateTransformProvider {
  static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer whose updates are limited.");
  static final Hyperparameter<Double> LIMIT =
      Hyperparameter.real("limit", Range.above(0), "The largest root mean square of an update.")
          .byDefault(0.1);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Limits the updates of any optimizer.")
        .withFormula("θ ← b + u / max(1, rms(u) / limit) with u = θ − b")
        .withAdvice("around an optimizer whose updates are sometimes much too large.")
        .withReference("update clipping of arXiv 1804.04235, for all")
        .withHyperparameters(INNER, LIMIT);
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return INNER;
  }

  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return new Limit(values.get(LIMIT));
  }

  /** θ ← b + u / max(1, RMS(u) / limit) with u = θ − b. */
  private record Limit(double limit) implements UpdateTransform {
    @Override
    public void update(Step step, ParameterState p, float[] before) {
      double squares =
          p.sum(part -> Sums.squaredDistance(part.values(), before, part.from(), part.to()));
      double rms = Math.sqrt(squares / p.shape().size());
      if (rms > limit) {
        p.forEach(part -> shorten(part, before, (float) (limit / rms)));
      }
    }

    private static void shorten(Part part, float[] before, float factor) {
      float[] theta = part.values();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        theta[i] = before[i] + factor * (theta[i] - before[i]);
      }
    }
  }
}
