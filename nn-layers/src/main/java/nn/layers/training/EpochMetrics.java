package nn.layers.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What one epoch of training came to.
 *
 * @param epoch 1 the first
 * @param trainLoss of all training data, with each batch's loss as it was before its step; the
 *     batches are put together as for the other loss; NaN if no target counts
 * @param evaluationLoss after the epoch, of all validation data if there are some, otherwise of all
 *     test data; NaN without either, or if no target counts
 * @param evaluationAccuracy of the same data, in [0, 1]; NaN without them, or where the targets are
 *     no classes
 * @param metrics of the same data, in the order in which the trainer was given them
 * @param learningRates what the last step of the epoch used: one rate for each group of parameters
 *     that has one, in the order of {@link nn.api.optim.Optimizer#groups()}
 * @param seconds of training and evaluation
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double evaluationLoss,
    double evaluationAccuracy,
    List<Double> metrics,
    List<Double> learningRates,
    double seconds) {

  /**
   * The epoch, train loss, and loss and accuracy of the evaluation, which precede metrics and
   * rates.
   */
  private static final int BEFORE_METRICS = 4;

  /** Copies the lists. */
  public EpochMetrics {
    metrics = List.copyOf(metrics);
    learningRates = List.copyOf(learningRates);
  }

  /** Creates the metrics of an epoch of a training that has no others beside loss and accuracy. */
  public EpochMetrics(
      int epoch,
      double trainLoss,
      double evaluationLoss,
      double evaluationAccuracy,
      List<Double> learningRates,
      double seconds) {
    this(epoch, trainLoss, evaluationLoss, evaluationAccuracy, List.of(), learningRates, seconds);
  }

  /** Returns the learning rate of the first group that has one; NaN if there is none. */
  public double learningRate() {
    return learningRates.isEmpty() ? Double.NaN : learningRates.getFirst();
  }

  /** Returns how many numbers the metrics are. */
  static int columns(int metrics, int rates) {
    return BEFORE_METRICS + metrics + rates + 1;
  }

  /** Returns the components in order, each as a number. */
  DoubleStream values() {
    DoubleStream others =
        Stream.concat(metrics.stream(), learningRates.stream()).mapToDouble(number -> number);
    return DoubleStream.concat(
        DoubleStream.of(epoch, trainLoss, evaluationLoss, evaluationAccuracy),
        DoubleStream.concat(others, DoubleStream.of(seconds)));
  }

  static EpochMetrics ofRow(double[] row, int metrics) {
    int last = row.length - 1;
    int firstRate = BEFORE_METRICS + metrics;
    List<Double> values = Arrays.stream(row, BEFORE_METRICS, firstRate).boxed().toList();
    List<Double> rates = Arrays.stream(row, firstRate, last).boxed().toList();
    return new EpochMetrics((int) row[0], row[1], row[2], row[3], values, rates, row[last]);
  }
}
