package nn.metrics;

import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** The share of samples whose class is among the k with the largest scores. */
public final class TopK implements ClassMetric {
  private static final String NAME = "top_k";

  static final Hyperparameter<Long> K =
      Hyperparameter.whole("k", Range.closed(1, 1e6), "How many classes a network may name.")
          .byDefault(5L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Share of samples whose class is among the k with the best scores.")
        .withFormula("mean of [rank of the class < k]; of equal scores the first counts as larger")
        .withReference("sklearn.metrics.top_k_accuracy_score")
        .withHyperparameters(K);
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    int classes = ClassMetric.classes(NAME, output);
    long k = values.get(K);
    if (k >= classes) {
      throw new IllegalArgumentException(
          "k = " + k + " would find every class; must be below " + classes + ", their number");
    }
    return new Counts(classes, k);
  }

  private static final class Counts implements ClassMetric.Samples {
    private final int classes;
    private final long k;
    private long found;
    private long all;

    Counts(int classes, long k) {
      this.classes = classes;
      this.k = k;
    }

    @Override
    public int classes() {
      return classes;
    }

    @Override
    public void add(float[] scores, int from, int target) {
      float score = scores[from + target];
      int before = 0;
      for (int i = 0; i < classes; i++) {
        float other = scores[from + i];
        before += other > score || (other == score && i < target) ? 1 : 0;
      }
      found += before < k ? 1 : 0;
      all++;
    }

    @Override
    public double value() {
      return (double) found / all;
    }
  }
}
