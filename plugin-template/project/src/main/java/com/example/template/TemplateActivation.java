package com.example.template;

import module nn.api;

/** Softsign, x / (1 + sharpness · |x|): the place for an activation of your own. */
public final class TemplateActivation implements ActivationProvider {
  private static final Hyperparameter<Double> SHARPNESS =
      Hyperparameter.real("sharpness", Range.closed(0, 100), "How fast it bends.").byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "x / (1 + sharpness · |x|).")
        .withFormula("y = x / (1 + sharpness · |x|)")
        .withAdvice("as a first step: replace it by an activation of your own.")
        .withReference("Glorot and Bengio, AISTATS 2010; torch.nn.Softsign")
        .withHyperparameters(SHARPNESS);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Softsign(values.get(SHARPNESS).floatValue());
  }

  /** y = x / d and dy/dx = 1 / d² with d = 1 + c·|x|. */
  private record Softsign(float c) implements ElementwiseActivation {
    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] / (1 + c * Math.abs(x[i]));
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float d = 1 + c * Math.abs(x[i]);
        gradient[i] = upstream[i] / (d * d);
      }
    }
  }
}
