package nn.metrics;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.metric.Metric;
import nn.api.metric.MetricProvider;
import nn.api.metric.MetricTargets;

/** What is common to metrics of classes, of which more is better. */
interface ClassMetric extends MetricProvider {
  @Override
  default MetricTargets targets() {
    return MetricTargets.CLASSES;
  }

  @Override
  default boolean isHigherBetter() {
    return true;
  }

  /**
   * Returns how many classes a network tells apart.
   *
   * @throws IllegalArgumentException if its output is not a row with a score for each of at least 2
   */
  static int classes(String name, Shape output) {
    if (output.rank() != 1 || output.length(0) < 2) {
      throw new IllegalArgumentException(
          name + " needs an output of [classes], 2 or more, found " + output);
    }
    return output.length(0);
  }

  /** Takes sample after sample. */
  interface Samples extends Metric {
    /**
     * Takes a sample whose target is a class.
     *
     * @param scores those of all samples of the batch
     * @param from where the scores of this one begin
     */
    void add(float[] scores, int from, int target);

    /** Returns how many scores a sample has. */
    int classes();

    @Override
    default void add(Tensor outputs, Tensor targets) {
      float[] scores = outputs.toArray();
      float[] classes = targets.toArray();
      for (int i = 0; i < classes.length; i++) {
        if (classes[i] >= 0) {
          add(scores, i * classes(), (int) classes[i]);
        }
      }
    }
  }
}
