package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import nn.api.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** Sums and maxima equal their definition bit for bit. */
class ReductionsTest {
  private static final long SEED = 20_261_124;
  private static final int LANES = 16;

  private final Kernels vector = new VectorKernels();
  private final Kernels definition = new Definition();

  @Test
  void everyLengthAndOffset() {
    Random random = new Random(SEED);
    for (int length = 0; length <= 67; length++) {
      for (int offset = 0; offset <= LANES; offset++) {
        float[] x = gaussian(random, offset + length + offset);
        check(x, offset, offset + length);
      }
    }
    check(gaussian(random, 1026), 0, 1026);
  }

  @Test
  void everySpecialNumberInEveryLaneAndInTheTail() {
    Random random = new Random(SEED);
    int length = 2 * LANES + 3;
    for (float special : Values.special()) {
      for (int lane = 0; lane < length; lane++) {
        float[] x = gaussian(random, length);
        x[lane] = special;
        check(x, 0, length);
      }
    }
  }

  @Test
  void zerosOfBothSigns() {
    for (int length = 1; length <= 20; length++) {
      for (int positive = -1; positive < length; positive++) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
          x[i] = i == positive ? 0f : -0f;
        }
        check(x, 0, length);
      }
    }
  }

  /** What one lane alone would lose: 2²⁴ + 1 is no float. */
  @Test
  void sumOfMoreOnesThanAFloatCanCount() {
    float[] ones = new float[(1 << 24) + 16];
    java.util.Arrays.fill(ones, 1);
    assertEquals((1 << 24) + 16, vector.sum(ones, 0, ones.length));
  }

  private void check(float[] x, int from, int to) {
    String message = "[" + from + ", " + to + ") of " + x.length + ", seed " + SEED;
    assertEquals(definition.sum(x, from, to), vector.sum(x, from, to), message);
    assertEquals(definition.max(x, from, to), vector.max(x, from, to), message);
  }

  private static float[] gaussian(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
