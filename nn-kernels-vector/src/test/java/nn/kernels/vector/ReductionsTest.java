package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import nn.api.kernel.Kernels;
import nn.testing.NaiveKernels;
import org.junit.jupiter.api.Test;

/** Sums and maxima equal their definition bit for bit. */
class ReductionsTest {
  private static final long SEED = 20_261_124;
  private static final int LANES = 16;

  private final Kernels vector = new VectorKernels();
  private final Kernels naive = new NaiveKernels();

  @Test
  void everyLengthAndOffset() {
    Random random = new Random(SEED);
    for (int length = 0; length <= 67; length++) {
      for (int offset = 0; offset <= LANES; offset++) {
        float[] x = gaussian(random, offset + length + offset);
        check(x, offset, offset + length);
      }
    }
    for (int length : new int[] {1024, 1025, 2048, 2049, 3073, 5000, 100_003}) {
      check(gaussian(random, length + 1), 1, length + 1);
    }
  }

  @Test
  void rowsOfEveryLength() {
    Random random = new Random(SEED);
    for (int columns = 0; columns <= 70; columns++) {
      for (int rows : new int[] {0, 1, 2, 9, 64}) {
        checkRows(random, rows, columns, columns);
        checkRows(random, rows, columns, columns + 3);
      }
    }
    checkRows(random, 64, 200, 301);
  }

  private void checkRows(Random random, int rows, int columns, int stride) {
    float[] x = gaussian(random, 5 + rows * stride);
    float[] expected = gaussian(random, 2 + columns);
    float[] actual = expected.clone();
    naive.addRows(x, 5, rows, columns, stride, expected, 2);
    vector.addRows(x, 5, rows, columns, stride, actual, 2);
    assertArrayEquals(expected, actual, rows + " × " + columns + ", seed " + SEED);
  }

  /** A row may end where its array ends. */
  @Test
  void rowsAtTheEndOfTheirArrays() {
    for (int columns = 1; columns <= 70; columns++) {
      float[] x = new float[2 * columns];
      float[] y = new float[columns];
      Arrays.fill(x, 1);
      vector.addRows(x, 0, 2, columns, columns, y, 0);
      for (float sum : y) {
        assertEquals(2, sum);
      }
    }
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
    Arrays.fill(ones, 1);
    assertEquals((1 << 24) + 16, vector.sum(ones, 0, ones.length));
  }

  private void check(float[] x, int from, int to) {
    String message = "[" + from + ", " + to + ") of " + x.length + ", seed " + SEED;
    assertEquals(naive.sum(x, from, to), vector.sum(x, from, to), message);
    assertEquals(naive.max(x, from, to), vector.max(x, from, to), message);
  }

  private static float[] gaussian(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
