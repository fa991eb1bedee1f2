package nn.layers.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What one epoch of training came to.
 *
 * @param epoch 1 the first
 * @param trainLoss of all training data, with each batch's loss as it was before its step; the
 *     batches are put together as for the test loss; NaN if no target counts
 * @param testLoss of all test data, after the epoch; NaN without test data, or if no target counts
 * @param testAccuracy in [0, 1]; NaN without test data, or where the targets are no classes
 * @param learningRates what the last step of the epoch used: one rate for each group of parameters
 *     that has one, in the order of {@link nn.api.optim.Optimizer#groups()}
 * @param seconds of training and evaluation
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double testLoss,
    double testAccuracy,
    List<Double> learningRates,
    double seconds) {

  /** The epoch, train loss, test loss and test accuracy, which precede the rates. */
  private static final int BEFORE_RATES = 4;

  /** Copies the list. */
  public EpochMetrics {
    learningRates = List.copyOf(learningRates);
  }

  /** Returns the learning rate of the first group that has one; NaN if there is none. */
  public double learningRate() {
    return learningRates.isEmpty() ? Double.NaN : learningRates.getFirst();
  }

  /** Returns how many numbers the metrics are. */
  static int columns(int rates) {
    return BEFORE_RATES + rates + 1;
  }

  /** Returns the components in order, each as a number. */
  DoubleStream values() {
    DoubleStream rates = learningRates.stream().mapToDouble(rate -> rate);
    return DoubleStream.concat(
        DoubleStream.of(epoch, trainLoss, testLoss, testAccuracy),
        DoubleStream.concat(rates, DoubleStream.of(seconds)));
  }

  static EpochMetrics ofRow(double[] row) {
    int last = row.length - 1;
    List<Double> rates = Arrays.stream(row, BEFORE_RATES, last).boxed().toList();
    return new EpochMetrics((int) row[0], row[1], row[2], row[3], rates, row[last]);
  }
}
