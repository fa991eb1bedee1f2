package nn.layers.data;

import java.util.Arrays;
import nn.api.Shape;

/**
 * Makes {@code (x − mean) / std} of each input value, in double, and rounds the result to a float.
 *
 * <pre>{@code
 * TrainTestSplit split = TrainTestSplit.stratified(data, 0.2, 0).standardized();
 * float[] inputs = split.standardization().orElseThrow().apply(new double[] {5.1, 3.5, 1.4, 0.2});
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param mean what is subtracted, by value; not copied, not to be changed
 * @param std what the rest is divided by, above 0; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, and read-only by contract
public record Standardization(double[] mean, double[] std) {
  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if the sizes differ, or a number is not finite, or a deviation
   *     not above 0
   */
  public Standardization {
    if (mean.length != std.length) {
      throw new IllegalArgumentException(
          mean.length + " means but " + std.length + " standard deviations");
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Double.isFinite(mean[i]) || !(std[i] > 0 && Double.isFinite(std[i]))) {
        throw new IllegalArgumentException(
            "expected a finite mean and a deviation above 0 for value "
                + i
                + ", found "
                + mean[i]
                + " and "
                + std[i]);
      }
    }
  }

  /**
   * Returns that which gives some samples mean 0 and standard deviation 1.
   *
   * <p>The deviation divides by the number of samples. A value that never changes has 1 for its
   * deviation, so it becomes 0.
   */
  public static Standardization of(Samples samples) {
    return new Moments(samples).standardization();
  }

  /** Returns that which only divides, by the same number each. */
  static Standardization dividing(int values, double divisor) {
    double[] std = new double[values];
    Arrays.fill(std, divisor);
    return new Standardization(new double[values], std);
  }

  /**
   * Returns the values of one sample, standardised.
   *
   * @throws IllegalArgumentException if there are more or fewer than this has means for
   */
  public float[] apply(double[] sample) {
    requireSize(sample.length);
    float[] values = new float[sample.length];
    apply(sample, values, 0);
    return values;
  }

  /**
   * Returns samples, standardised.
   *
   * @throws IllegalArgumentException if they have more or fewer values than this has means for
   */
  public Samples apply(Samples samples) {
    Shape shape = samples.shape();
    requireSize(shape.size());
    double[] exact = new double[shape.size()];
    float[] values = new float[Math.multiplyExact(samples.count(), shape.size())];
    for (int sample = 0; sample < samples.count(); sample++) {
      samples.copy(sample, exact, 0);
      apply(exact, values, sample * shape.size());
    }
    return Samples.of(shape, values);
  }

  private void apply(double[] sample, float[] target, int offset) {
    for (int i = 0; i < sample.length; i++) {
      target[offset + i] = (float) ((sample[i] - mean[i]) / std[i]);
    }
  }

  private void requireSize(int values) {
    if (values != mean.length) {
      throw new IllegalArgumentException("expected " + mean.length + " values, found " + values);
    }
  }
}
