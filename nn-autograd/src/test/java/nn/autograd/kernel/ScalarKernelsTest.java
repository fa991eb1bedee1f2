package nn.autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.autograd.tensor.WorkerPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against the definitions, bit for bit. */
class ScalarKernelsTest {
  private final ScalarKernels kernels = new ScalarKernels();

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
        naive(shape, a, 3, b, 5, expected, 7);
        kernels.multiply(shape, a, 3, b, 5, c, 7, workers);
        assertArrayEquals(expected, c, shape.toString());
      }
    }
  }

  private static void naive(
      MatrixProduct shape, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    for (int i = 0; i < shape.m(); i++) {
      for (int j = 0; j < shape.n(); j++) {
        float sum = 0f;
        for (int p = 0; p < shape.k(); p++) {
          float left = a[aOffset + (shape.transposeA() ? p * shape.m() + i : i * shape.k() + p)];
          float right = b[bOffset + (shape.transposeB() ? j * shape.k() + p : p * shape.n() + j)];
          sum = Math.fma(left, right, sum);
        }
        c[cOffset + i * shape.n() + j] = sum;
      }
    }
  }

  /** The kernels that override nothing. */
  private static final class Definition implements Kernels {
    @Override
    public String description() {
      return "definition";
    }

    @Override
    public void multiply(
        MatrixProduct shape,
        float[] a,
        int aOffset,
        float[] b,
        int bOffset,
        float[] c,
        int cOffset,
        Workers workers) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void sumsEqualTheirDefinition() {
    Random random = new Random(8);
    Kernels definition = new Definition();
    for (int size : new int[] {0, 5, 1023, 1024, 1025, 2048, 2049, 5000, 100_003}) {
      float[] x = random(random, size + 3);
      assertEquals(definition.sum(x, 3, size + 3), kernels.sum(x, 3, size + 3), "size " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 47, 48, 130})
  void addedRowsEqualTheirDefinition(int columns) {
    Random random = new Random(9);
    Kernels definition = new Definition();
    for (int rows : new int[] {0, 1, 7, 8, 9, 64}) {
      int stride = columns + 2;
      float[] x = random(random, 3 + rows * stride);
      float[] y = random(random, columns + 5);
      float[] expected = y.clone();
      definition.addRows(x, 3, rows, columns, stride, expected, 4);
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
