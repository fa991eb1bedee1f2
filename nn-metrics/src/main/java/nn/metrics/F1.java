package nn.metrics;

import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Harmonic mean of precision and recall. */
public final class F1 implements ClassMetric {
  private static final String NAME = "f1";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Harmonic mean of precision and recall.")
        .withFormula("2 right / (named + targets), 0 for 0 / 0")
        .withReference("sklearn.metrics.f1_score")
        .withHyperparameters(Average.AVERAGE);
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return ClassCounts.of(
        ClassMetric.classes(NAME, output),
        Average.of(values),
        (right, named, targets) -> ClassCounts.quotient(2.0 * right, named + targets));
  }
}
