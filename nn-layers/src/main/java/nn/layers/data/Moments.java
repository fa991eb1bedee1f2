package nn.layers.data;

import java.util.Arrays;

/**
 * Mean and deviation of each value of some samples, in two passes over their differences from the
 * first sample: large values with small differences, such as times, lose nothing, and one that
 * never changes has no deviation at all. Differences are divided by the largest, so that no square
 * leaves the range of a double.
 */
final class Moments {
  private final Samples samples;
  private final double[] x;
  private final double[] origin;
  private final double[] mean;
  private final double[] largest;

  Moments(Samples samples) {
    this.samples = samples;
    this.x = new double[samples.shape().size()];
    this.origin = x.clone();
    this.mean = x.clone();
    this.largest = x.clone();
    if (samples.count() > 0) {
      samples.copy(0, origin, 0);
      sumDifferences();
    }
  }

  private void sumDifferences() {
    int n = samples.count();
    for (int sample = 0; sample < n; sample++) {
      samples.copy(sample, x, 0);
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - origin[i];
        mean[i] += difference;
        largest[i] = Math.max(largest[i], Math.abs(difference));
      }
    }
    Arrays.setAll(mean, i -> mean[i] / n);
  }

  Standardization standardization() {
    double[] squares = squares();
    double[] means = new double[x.length];
    double[] deviations = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double deviation = largest[i] * Math.sqrt(squares[i] / samples.count());
      means[i] = origin[i] + mean[i];
      deviations[i] = deviation > 0 ? deviation : 1;
    }
    return new Standardization(means, deviations);
  }

  private double[] squares() {
    double[] squares = new double[x.length];
    for (int sample = 0; sample < samples.count(); sample++) {
      samples.copy(sample, x, 0);
      for (int i = 0; i < x.length; i++) {
        if (largest[i] > 0) {
          double difference = (x[i] - origin[i] - mean[i]) / largest[i];
          squares[i] += difference * difference;
        }
      }
    }
    return squares;
  }
}
