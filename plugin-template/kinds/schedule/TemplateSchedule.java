package com.example.template;

import module nn.api;

/** Halves the value again and again: the place for a schedule of your own. */
public final class TemplateSchedule implements ScheduleProvider {
  private static final Hyperparameter<Double> HALF_LIFE =
      Hyperparameter.real("half_life", Range.above(0), "Steps until half of it is left.")
          .byDefault(10.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Halves the value every half_life steps, smoothly.")
        .withFormula("value = base · 2^(−t / half_life)")
        .withAdvice("where the length of the training is not known before.")
        .withReference("exponential decay by its half-life")
        .withHyperparameters(HALF_LIFE);
  }

  /** base · 2^(−t / half_life). */
  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    double halfLife = values.get(HALF_LIFE);
    return (step, base) -> base * StrictMath.pow(2, -step / halfLife);
  }
}
