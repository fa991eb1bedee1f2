package nn.metrics;

import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Share of the samples named so that are of the class. */
public final class Precision implements ClassMetric {
  private static final String NAME = "precision";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Share of the samples named so that are of the class.")
        .withFormula("right / named, 0 for 0 / 0")
        .withReference("sklearn.metrics.precision_score")
        .withHyperparameters(Average.AVERAGE);
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return ClassCounts.of(
        ClassMetric.classes(NAME, output),
        Average.of(values),
        (right, named, targets) -> ClassCounts.quotient(right, named));
  }
}
