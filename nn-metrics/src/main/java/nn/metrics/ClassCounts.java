package nn.metrics;

import java.util.function.IntToDoubleFunction;
import nn.api.metric.Metric;

/**
 * How often, in whole numbers, each class was the target, was named, and both; and means over the
 * classes.
 */
final class ClassCounts implements ClassMetric.Samples {
  private final Average average;
  private final Score score;
  private final double[] right;
  private final double[] named;
  private final double[] targets;

  /** A number from counts; 0 where nothing was counted that it divides by. */
  @FunctionalInterface
  interface Score {
    /**
     * Returns the number.
     *
     * @param right samples that are of a class and were named so
     * @param named samples that were named so
     * @param targets samples that are of the class
     */
    double of(double right, double named, double targets);
  }

  private ClassCounts(int classes, Average average, Score score) {
    this.average = average;
    this.score = score;
    this.right = new double[classes];
    this.named = new double[classes];
    this.targets = new double[classes];
  }

  /**
   * Returns a metric.
   *
   * @throws IllegalArgumentException if the average does not fit so many classes
   */
  static Metric of(int classes, Average average, Score score) {
    if (average == Average.BINARY && classes != 2) {
      throw new IllegalArgumentException(
          "average = binary is for 2 classes, found "
              + classes
              + "; write macro, micro or weighted");
    }
    return new ClassCounts(classes, average, score);
  }

  /** Returns a quotient of counts, 0 for 0 / 0. */
  static double quotient(double dividend, double divisor) {
    return divisor == 0 ? 0 : dividend / divisor;
  }

  @Override
  public int classes() {
    return right.length;
  }

  @Override
  public void add(float[] scores, int from, int target) {
    int best = 0;
    for (int i = 1; i < right.length; i++) {
      best = scores[from + i] > scores[from + best] ? i : best;
    }
    right[target] += best == target ? 1 : 0;
    named[best]++;
    targets[target]++;
  }

  @Override
  public double value() {
    double all = total(i -> targets[i]);
    if (all == 0) {
      return Double.NaN;
    }
    return switch (average) {
      case BINARY -> of(1);
      case MICRO -> score.of(total(i -> right[i]), all, all);
      case MACRO -> total(i -> isSeen(i) ? of(i) : 0) / total(i -> isSeen(i) ? 1 : 0);
      case WEIGHTED -> total(i -> of(i) * targets[i]) / all;
    };
  }

  /** A class that was neither a target nor named says nothing. */
  private boolean isSeen(int index) {
    return targets[index] + named[index] > 0;
  }

  private double of(int index) {
    return score.of(right[index], named[index], targets[index]);
  }

  private double total(IntToDoubleFunction number) {
    double total = 0;
    for (int i = 0; i < right.length; i++) {
      total += number.applyAsDouble(i);
    }
    return total;
  }
}
