package nn.benchmarks.jmh;

import java.util.SplittableRandom;

/** Values to compute with; the same in every run. */
final class Values {
  private Values() {}

  /** Returns values in [−4, 4), where no function is flat and no product overflows. */
  static float[] of(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 8 * random.nextFloat() - 4;
    }
    return values;
  }
}
