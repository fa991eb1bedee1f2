package nn.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products are as near to the exact ones as float sums in any order are. */
class OpenBlasKernelsTest {
  private static final int[] LENGTHS = {1, 2, 3, 7, 16, 17, 33, 65};
  private static final Workers ALONE = new SomeThreads(1);

  private static Kernels kernels;

  @BeforeAll
  static void load() {
    kernels = ThisMachine.kernels();
  }

  @Test
  void everyShapeAndTranspositionIsInBounds() {
    Random random = new Random(1);
    for (int m : LENGTHS) {
      for (int n : LENGTHS) {
        for (int k : LENGTHS) {
          for (int transposed = 0; transposed < 4; transposed++) {
            ProductCase.random(shape(m, n, k, transposed), random).check(kernels, ALONE);
          }
        }
      }
    }
  }

  /** Shared by threads, longer than a tile, deeper than a call. */
  @ParameterizedTest
  @CsvSource({
    "130, 250, 300",
    "32, 512, 100",
    "10, 128, 2100",
    "2051, 30, 33",
    "1030, 1, 1030",
    "3, 4100, 90"
  })
  void tilesOfEveryBorderAreInBounds(int m, int n, int k) {
    Random random = new Random(2);
    for (int transposed = 0; transposed < 4; transposed++) {
      for (int threads = 1; threads <= 4; threads++) {
        ProductCase.random(shape(m, n, k, transposed), random)
            .check(kernels, new SomeThreads(threads));
      }
    }
  }

  @Test
  void sumOfNothingIsZero() {
    for (int transposed = 0; transposed < 4; transposed++) {
      float[] c = {7, Float.NaN, 7, 7, 7, 7, 7};
      MatrixProduct shape = shape(2, 3, 0, transposed);
      kernels.multiply(shape, new float[0], 0, new float[0], 0, c, 1, ALONE);
      assertArrayEquals(new float[] {7, 0, 0, 0, 0, 0, 0}, c);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 2", "3, 0, 2", "0, 0, 2", "0, 0, 0"})
  void productWithoutElementsWritesNothing(int m, int n, int k) {
    for (int transposed = 0; transposed < 4; transposed++) {
      float[] c = {7};
      MatrixProduct shape = shape(m, n, k, transposed);
      kernels.multiply(shape, new float[m * k], 0, new float[k * n], 0, c, 1, ALONE);
      assertArrayEquals(new float[] {7}, c);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "0, 1, 0", "0, 0, 1"})
  void arrayThatIsTooShortIsRefusedBeforeNativeCodeReadsIt(int aOffset, int bOffset, int cOffset) {
    MatrixProduct shape = shape(4, 5, 6, 0);
    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            kernels.multiply(
                shape,
                new float[24],
                aOffset,
                new float[30],
                bOffset,
                new float[20],
                cOffset,
                ALONE));
  }

  @Test
  void manyThreadsMayCallAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Void>> calls = IntStream.range(0, 64).mapToObj(this::call).toList();
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    }
  }

  private Callable<Void> call(int seed) {
    return () -> {
      Random random = new Random(seed);
      MatrixProduct shape = shape(90 + seed, 70, 110, random.nextInt(4));
      ProductCase.random(shape, random).check(kernels, new SomeThreads(1 + seed % 3));
      return null;
    };
  }

  @Test
  void otherFunctionsAreTheContractsOwn() {
    float[] y = new float[1];
    kernels.exp(new float[] {1}, y, 0, 1);
    assertEquals((float) StrictMath.E, y[0]);
  }

  private static MatrixProduct shape(int m, int n, int k, int transposed) {
    return new MatrixProduct(m, n, k, (transposed & 1) != 0, (transposed & 2) != 0);
  }

  /** Runs the parts one after the other, last first: none may need another. */
  private record SomeThreads(int count) implements Workers {
    @Override
    public void run(int tasks, IntConsumer task) {
      for (int i = tasks - 1; i >= 0; i--) {
        task.accept(i);
      }
    }
  }
}
