package nn.layers.data;

import java.util.Arrays;

/**
 * Makes each input value have mean 0 and standard deviation 1 over some samples.
 *
 * <p>The deviation divides by the number of samples. A value that never changes has 1 for its
 * deviation, so it becomes 0.
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, read-only
record Standardization(double[] mean, double[] std) {
  static Standardization of(Samples samples) {
    int n = samples.count();
    float[] x = new float[samples.shape().size()];
    double[] mean = new double[x.length];
    for (int sample = 0; sample < n; sample++) {
      samples.copy(sample, x, 0);
      for (int i = 0; i < x.length; i++) {
        mean[i] += x[i];
      }
    }
    Arrays.setAll(mean, i -> mean[i] / n);
    double[] variance = new double[x.length];
    for (int sample = 0; sample < n; sample++) {
      samples.copy(sample, x, 0);
      for (int i = 0; i < x.length; i++) {
        variance[i] += (x[i] - mean[i]) * (x[i] - mean[i]);
      }
    }
    double[] std = Arrays.stream(variance).map(v -> v > 0 ? Math.sqrt(v / n) : 1).toArray();
    return new Standardization(mean, std);
  }

  Samples apply(Samples samples) {
    int size = samples.shape().size();
    float[] values = new float[Math.multiplyExact(samples.count(), size)];
    for (int sample = 0; sample < samples.count(); sample++) {
      samples.copy(sample, values, sample * size);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean[i % size]) / std[i % size]);
    }
    return Samples.of(samples.shape(), values);
  }
}
