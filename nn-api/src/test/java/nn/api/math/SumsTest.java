package nn.api.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
  private static final long SEED = 4711;
  private static final int OFFSET = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 127, 128, 129, 255, 256, 1000, 4096, 100_003})
  void sumsAreInTheOrderThatTheyPromise(int count) {
    float[] a = numbers(count, SEED);
    float[] b = numbers(count, SEED + 1);
    int to = OFFSET + count;
    assertSum(count, i -> (double) a[i] * a[i], Sums.squares(a, OFFSET, to));
    assertSum(count, i -> (double) a[i] * b[i], Sums.dot(a, b, OFFSET, to));
    assertSum(count, i -> Math.abs(a[i]), Sums.absolute(a, OFFSET, to));
  }

  private static void assertSum(int count, IntToDoubleFunction term, double actual) {
    assertEquals(plainly(count, term), actual, () -> count + " numbers, seed " + SEED);
  }

  /** Adds as the Javadoc says, without a thought about speed. */
  private static double plainly(int count, IntToDoubleFunction term) {
    double[] partial = new double[128];
    for (int i = 0; i < count; i++) {
      partial[i % 128] += term.applyAsDouble(OFFSET + i);
    }
    double[] s = new double[8];
    for (int i = 0; i < 128; i++) {
      s[i % 8] += partial[i];
    }
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }

  @Test
  void theErrorIsWithinTheBound() {
    int count = 20_000;
    float[] x = numbers(count, SEED);
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = OFFSET; i < OFFSET + count; i++) {
      exact = exact.add(new BigDecimal(x[i]).pow(2));
    }
    double error = Sums.squares(x, OFFSET, OFFSET + count) / exact.doubleValue() - 1;
    assertTrue(Math.abs(error) <= (count / 128 + 20) * 1.2e-16, () -> error + ", seed " + SEED);
  }

  @Test
  void theLargestFloatsDoNotOverflow() {
    float[] x = {Float.MAX_VALUE, -Float.MAX_VALUE};
    double square = (double) Float.MAX_VALUE * Float.MAX_VALUE;
    assertEquals(2 * square, Sums.squares(x, 0, 2));
    assertEquals(2 * square, Sums.dot(x, x, 0, 2));
    assertEquals(2 * (double) Float.MAX_VALUE, Sums.absolute(x, 0, 2));
  }

  @Test
  void theSmallestFloatsCount() {
    float[] x = {Float.MIN_VALUE};
    assertEquals(0x1p-298, Sums.squares(x, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 130, 299})
  void whatIsNotFiniteShows(int at) {
    float[] x = new float[300];
    x[at] = Float.NaN;
    assertEquals(Double.NaN, Sums.squares(x, 0, 300));
    assertEquals(Double.NaN, Sums.dot(new float[300], x, 0, 300));
    x[at] = Float.NEGATIVE_INFINITY;
    assertEquals(Double.POSITIVE_INFINITY, Sums.absolute(x, 0, 300));
  }

  @Test
  void rangesOutsideTheArrayAreRefused() {
    float[] three = new float[3];
    assertThrows(IndexOutOfBoundsException.class, () -> Sums.squares(three, 0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> Sums.absolute(three, 2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Sums.dot(new float[4], three, 0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> Sums.dot(three, new float[4], 0, 4));
  }

  private static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[OFFSET + count + 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
