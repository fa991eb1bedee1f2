package nn.autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.autograd.tensor.WorkerPool;
import nn.testing.NaiveKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against the definitions, bit for bit. */
class ScalarKernelsTest {
  private final Kernels kernels = new ScalarKernels();
  private final Kernels naive = new NaiveKernels();

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "1,1,9",
    "2,3,4",
    "7,5,3",
    "16,16,16",
    "17,31,33",
    "33,2,8",
    "3,65,7",
    "5,4,0",
    "0,4,3",
    "70,64,65"
  })
  void aProductEqualsTheNaiveLoopBitForBit(int m, int n, int k) {
    Random random = new Random(100L * m + 10L * n + k);
    try (WorkerPool workers = new WorkerPool(2)) {
      for (int transposition = 0; transposition < 4; transposition++) {
        MatrixProduct shape =
            new MatrixProduct(m, n, k, (transposition & 1) != 0, (transposition & 2) != 0);
        float[] a = random(random, m * k + 3);
        float[] b = random(random, k * n + 5);
        float[] c = random(random, m * n + 7);
        float[] expected = c.clone();
        naive.multiply(shape, a, 3, b, 5, expected, 7, workers);
        kernels.multiply(shape, a, 3, b, 5, c, 7, workers);
        assertArrayEquals(expected, c, shape.toString());
      }
    }
  }

  @Test
  void sumsEqualTheirDefinition() {
    Random random = new Random(8);
    for (int size : new int[] {0, 5, 1023, 1024, 1025, 2048, 2049, 5000, 100_003}) {
      float[] x = random(random, size + 3);
      assertEquals(naive.sum(x, 3, size + 3), kernels.sum(x, 3, size + 3), "size " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 47, 48, 130})
  void addedRowsEqualTheirDefinition(int columns) {
    Random random = new Random(9);
    for (int rows : new int[] {0, 1, 7, 8, 9, 64}) {
      int stride = columns + 2;
      float[] x = random(random, 3 + rows * stride);
      float[] y = random(random, columns + 5);
      float[] expected = y.clone();
      naive.addRows(x, 3, rows, columns, stride, expected, 4);
      kernels.addRows(x, 3, rows, columns, stride, y, 4);
      assertArrayEquals(expected, y, rows + " rows");
    }
  }

  @Test
  void aSumHasSixteenLanesAddedInATree() {
    Random random = new Random(7);
    for (int size = 0; size <= 67; size++) {
      float[] x = random(random, size + 2);
      float[] lanes = new float[16];
      for (int i = 0; i < size; i++) {
        lanes[i % 16] += x[2 + i];
      }
      assertEquals(tree(lanes, 0, 1), kernels.sum(x, 2, 2 + size), "size " + size);
    }
  }

  /** Lane j of a level is lane j plus lane j + width of the level below. */
  private static float tree(float[] lanes, int lane, int width) {
    return width == 16
        ? lanes[lane]
        : tree(lanes, lane, 2 * width) + tree(lanes, lane + width, 2 * width);
  }

  private static float[] random(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
