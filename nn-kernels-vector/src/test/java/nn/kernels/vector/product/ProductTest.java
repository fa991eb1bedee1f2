package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.testing.NaiveKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every product equals the loop {@code c = fma(a, b, c)} with k ascending, bit for bit. */
class ProductTest {
  private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 16, 17, 31, 33, 64, 65};
  private static final float GUARD = 12345.678f;
  private static final int MARGIN = 64;
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    1e20f,
    -1e20f,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private final Product product = new Product();
  private final Kernels naive = new NaiveKernels();

  @Test
  void everyShapeEqualsTheReference() {
    Random random = new Random(1);
    for (int m : LENGTHS) {
      for (int n : LENGTHS) {
        for (int k : LENGTHS) {
          for (int transposed = 0; transposed < 4; transposed++) {
            check(shape(m, n, k, transposed), random, 1, 0);
          }
        }
      }
    }
  }

  /** Deeper and wider than a block of B, and shared by threads. */
  @ParameterizedTest
  @CsvSource({
    "130, 520, 784",
    "32, 512, 784",
    "10, 128, 1100",
    "300, 40, 1300",
    "7, 2100, 300",
    "512, 90, 33",
    "25, 200, 1024",
    "40, 150, 2048",
    "33, 520, 512",
    "128, 512, 300",
    "370, 360, 530",
    "26, 2048, 70",
    "2048, 140, 40",
    "512, 200, 300",
    "1024, 97, 140",
    "1, 300, 784",
    "1, 1100, 600"
  })
  void severalBlocksAndThreadsEqualTheReference(int m, int n, int k) {
    Random random = new Random(2);
    for (int transposed = 0; transposed < 4; transposed++) {
      for (int threads = 1; threads <= 4; threads++) {
        check(shape(m, n, k, transposed), random, threads, 0);
      }
    }
  }

  /** One of the stretches of k that threads take in turn is longer, and fits no block as it is. */
  @ParameterizedTest
  @CsvSource({"32, 1200, 2049, 2", "64, 2048, 2049, 2", "32, 600, 3073, 3"})
  void threadsThatPassSumsOnAgreeOnTheColumns(int m, int n, int k, int threads) {
    MatrixProduct shape = new MatrixProduct(m, n, k, false, false);
    assertTrue(passesSumsOn(shape, threads), "no sums are passed on");
    for (int round = 0; round < 5; round++) {
      check(shape, new Random(round), new SomeThreads(threads), 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5, 6, 7, 8})
  void specialNumbersEqualTheReference(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      MatrixProduct shape =
          shape(
              1 + random.nextInt(40),
              1 + random.nextInt(70),
              1 + random.nextInt(40),
              random.nextInt(4));
      check(shape, random, 1, 20);
    }
  }

  private static MatrixProduct shape(int m, int n, int k, int transposed) {
    return new MatrixProduct(m, n, k, (transposed & 1) != 0, (transposed & 2) != 0);
  }

  /**
   * Checks one product.
   *
   * @param rarity one in so many factors is a special number; none if 0
   */
  private void check(MatrixProduct shape, Random random, int threads, int rarity) {
    check(shape, random, new SomeThreads(threads), rarity);
    check(shape, random, new OneThreadOf(threads), rarity);
    if (threads == 1 || !passesSumsOn(shape, threads)) {
      check(shape, random, new LastFirst(threads), rarity);
    }
  }

  private static boolean passesSumsOn(MatrixProduct shape, int threads) {
    float[] none = {};
    Operands product = Operands.of(shape, none, 0, none, 0, null, none, 0);
    return Stream.of(product, product.transposed())
        .anyMatch(each -> new Sharing(each, threads).way() == Sharing.Way.DEPTH);
  }

  private void check(MatrixProduct shape, Random random, Workers workers, int rarity) {
    int aOffset = random.nextInt(17);
    int bOffset = random.nextInt(17);
    int cOffset = MARGIN + random.nextInt(17);
    float[] a = numbers(aOffset + shape.m() * shape.k(), random, rarity);
    float[] b = numbers(bOffset + shape.k() * shape.n(), random, rarity);
    float[] c = new float[cOffset + shape.m() * shape.n() + MARGIN];
    Arrays.fill(c, GUARD);
    float[] expected = c.clone();
    naive.multiply(shape, a, aOffset, b, bOffset, expected, cOffset, workers);
    String where = shape + " on " + workers;
    product.multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
    assertSameBits(expected, c, cOffset, where);
    float[] bias = numbers(bOffset + shape.n(), random, rarity);
    for (int i = 0; i < shape.m() * shape.n(); i++) {
      expected[cOffset + i] += bias[bOffset + i % shape.n()];
    }
    product.multiplyAddBias(shape, a, aOffset, b, bOffset, bias, bOffset, c, cOffset, workers);
    assertSameBits(expected, c, cOffset, where + " with a bias");
  }

  private static void assertSameBits(float[] expected, float[] c, int cOffset, String where) {
    for (int i = 0; i < c.length; i++) {
      if (!sameBits(expected[i], c[i])) {
        assertEquals(expected[i], c[i], where + ", at " + (i - cOffset));
      }
    }
  }

  /** NaN is NaN: which payload an operation hands on is not defined by Java. */
  private static boolean sameBits(float x, float y) {
    return Float.floatToIntBits(x) == Float.floatToIntBits(y);
  }

  private static float[] numbers(int count, Random random, int rarity) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      boolean special = rarity > 0 && random.nextInt(rarity) == 0;
      numbers[i] =
          special ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Each part on a thread of its own, the last begun first. */
  private record SomeThreads(int count) implements Workers {
    @Override
    public void run(int tasks, IntConsumer task) {
      var threads =
          IntStream.range(0, tasks)
              .map(i -> tasks - 1 - i)
              .mapToObj(i -> Thread.ofPlatform().start(() -> task.accept(i)))
              .toList();
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
      }
    }
  }

  /** All parts on one thread: those of a pool whose helpers are late. */
  private record OneThreadOf(int count) implements Workers {
    @Override
    public void run(int tasks, IntConsumer task) {
      IntStream.range(0, tasks).forEach(task);
    }
  }

  /** One part after the other, last first: where no sums are passed on none may need another. */
  private record LastFirst(int count) implements Workers {
    @Override
    public void run(int tasks, IntConsumer task) {
      IntStream.range(0, tasks).map(i -> tasks - 1 - i).forEach(task);
    }
  }
}
