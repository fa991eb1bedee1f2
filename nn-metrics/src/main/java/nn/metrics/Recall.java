package nn.metrics;

import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Share of the samples of a class that were named so. */
public final class Recall implements ClassMetric {
  private static final String NAME = "recall";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Share of the samples of a class that were named so.")
        .withFormula("right / targets, 0 for 0 / 0")
        .withReference("sklearn.metrics.recall_score")
        .withHyperparameters(Average.AVERAGE);
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return ClassCounts.of(
        ClassMetric.classes(NAME, output),
        Average.of(values),
        (right, named, targets) -> ClassCounts.quotient(right, targets));
  }
}
