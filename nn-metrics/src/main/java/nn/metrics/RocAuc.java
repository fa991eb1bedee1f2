package nn.metrics;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/**
 * The area under the receiver operating characteristic: how likely a sample of a class has a higher
 * score for it than a sample of another.
 *
 * <p>Two classes are compared by the difference of their scores. Of more classes each is compared
 * with all others by its probability, the softmax of the scores, and the mean counts. It keeps the
 * scores of an evaluation, 8 bytes each.
 */
public final class RocAuc implements ClassMetric {
  private static final String NAME = "roc_auc";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Area under the ROC curve; the mean of one class against the rest.")
        .withFormula("P(score of the class > score of another) + P(equal) / 2")
        .withReference("sklearn.metrics.roc_auc_score, multi_class='ovr', average='macro'");
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return new Scores(ClassMetric.classes(NAME, output));
  }

  private static final class Scores implements ClassMetric.Samples {
    private final int classes;
    private int[] targets = new int[256];
    private double[] scores = new double[256];
    private int count;

    Scores(int classes) {
      this.classes = classes;
    }

    @Override
    public int classes() {
      return classes;
    }

    @Override
    public void add(float[] given, int from, int target) {
      if (count == targets.length) {
        targets = Arrays.copyOf(targets, Math.multiplyExact(2, count));
      }
      int columns = classes == 2 ? 1 : classes;
      int at = Math.multiplyExact(count, columns);
      if (at + columns > scores.length) {
        scores =
            Arrays.copyOf(scores, Math.max(at + columns, Math.multiplyExact(2, scores.length)));
      }
      if (classes == 2) {
        scores[at] = (double) given[from + 1] - given[from] + 0.0; // no -0.0, which sorts below 0
      } else {
        softmax(given, from, at);
      }
      targets[count++] = target;
    }

    private void softmax(float[] given, int from, int at) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < classes; i++) {
        largest = Math.max(largest, given[from + i]);
      }
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        scores[at + i] = StrictMath.exp(given[from + i] - largest);
        sum += scores[at + i];
      }
      for (int i = 0; i < classes; i++) {
        scores[at + i] /= sum;
      }
    }

    @Override
    public double value() {
      if (classes == 2) {
        return area(0, 1, 1);
      }
      double total = 0;
      for (int i = 0; i < classes; i++) {
        total += area(i, i, classes);
      }
      return total / classes;
    }

    /** Ranks all samples by a column; equal ones share the mean of their ranks. */
    private double area(int column, int target, int columns) {
      Integer[] order = new Integer[count];
      Arrays.setAll(order, i -> i);
      Arrays.sort(
          order,
          (a, b) -> Double.compare(scores[a * columns + column], scores[b * columns + column]));
      double ranks = 0;
      long positives = 0;
      for (int from = 0, to; from < count; from = to) {
        double score = scores[order[from] * columns + column];
        to = from;
        long here = 0;
        while (to < count && Double.compare(scores[order[to] * columns + column], score) == 0) {
          here += targets[order[to]] == target ? 1 : 0;
          to++;
        }
        ranks += (double) here * (from + 1 + to) / 2;
        positives += here;
      }
      long negatives = count - positives;
      return (ranks - (double) positives * (positives + 1) / 2) / ((double) positives * negatives);
    }
  }
}
