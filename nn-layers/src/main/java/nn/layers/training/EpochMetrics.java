package nn.layers.training;

import java.util.stream.DoubleStream;

/**
 * What one epoch of training came to.
 *
 * @param epoch 1 the first
 * @param trainLoss the mean of the steps' losses, weighted by the samples of each
 * @param testLoss after the epoch; NaN without test data
 * @param testAccuracy in [0, 1]; NaN without test data, or where the targets are no classes
 * @param learningRate in force at the last step of the epoch; NaN if the optimizer has none
 * @param seconds of training and evaluation
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double testLoss,
    double testAccuracy,
    double learningRate,
    double seconds) {

  static final int COLUMNS = 6;

  /** Returns the components in order, each as a number. */
  DoubleStream values() {
    return DoubleStream.of(epoch, trainLoss, testLoss, testAccuracy, learningRate, seconds);
  }

  static EpochMetrics ofRow(double[] rows, int row) {
    int i = row * COLUMNS;
    return new EpochMetrics(
        (int) rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5]);
  }
}
