package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomSourceTest {

  /** The JDK's SplittableRandom is the same generator until it is split. */
  @Test
  void isSplitMix64() {
    for (long seed : new long[] {0, 1, -1, 1234567, Long.MIN_VALUE}) {
      SplittableRandom reference = new SplittableRandom(seed);
      RandomSource random = new RandomSource(seed);
      for (int i = 0; i < 100; i++) {
        assertEquals(reference.nextLong(), random.nextLong(), "seed " + seed);
      }
    }
  }

  @Test
  void goesOnFromASavedState() {
    RandomSource random = new RandomSource(3);
    random.nextGaussian();
    long state = random.state();
    double next = random.nextGaussian();
    RandomSource other = new RandomSource(3);
    other.restore(state);
    assertEquals(next, other.nextGaussian());
    assertEquals(random.state(), other.state());
  }

  @Test
  void aSplitDependsOnSeedAndPurposeAlone() {
    RandomSource random = new RandomSource(3);
    long first = random.split("data").nextLong();
    random.nextLong();
    assertEquals(first, random.split("data").nextLong());
    assertNotEquals(first, random.split("dropout").nextLong());
    assertNotEquals(first, new RandomSource(4).split("data").nextLong());
    assertNotEquals(random.split(1).nextLong(), random.split(2).nextLong());
    assertNotEquals(random.split(0).nextLong(), new RandomSource(3).nextLong());
  }

  @Test
  void numbersBelowABoundAreEvenlySpread() {
    RandomSource random = new RandomSource(5);
    int[] counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[random.nextInt(6)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 500); // five standard deviations
    }
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceOne() {
    RandomSource random = new RandomSource(6);
    double sum = 0;
    double squares = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / count, 0.016); // five standard deviations
    assertEquals(1, squares / count, 0.023);
  }

  @Test
  void fractionsStayBelowOne() {
    RandomSource random = new RandomSource(7);
    for (int i = 0; i < 100_000; i++) {
      float f = random.nextFloat();
      double d = random.nextDouble();
      assertTrue(f >= 0 && f < 1 && d >= 0 && d < 1);
    }
  }
}
