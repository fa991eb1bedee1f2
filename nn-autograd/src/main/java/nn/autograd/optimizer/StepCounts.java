package nn.autograd.optimizer;

import java.util.Arrays;
import nn.api.optim.Scalar;

/** How many updates each parameter has received. */
final class StepCounts {
  private final long[] counts;

  StepCounts(int parameters) {
    this.counts = new long[parameters];
  }

  long get(int parameter) {
    return counts[parameter];
  }

  void increment(int parameter) {
    counts[parameter]++;
  }

  void reset() {
    Arrays.fill(counts, 0);
  }

  /** Returns one count as a number of the optimizer's state. */
  Scalar scalar(int parameter) {
    return new Scalar() {
      @Override
      public double get() {
        return counts[parameter];
      }

      @Override
      public void set(double value) {
        counts[parameter] = (long) value;
      }
    };
  }
}
