package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedSplitTest {
  @ParameterizedTest
  @CsvSource({
    "100, 5, 0.1, 50",
    "100, 4, 0.1, 40",
    "100, 4, 0.2, 80",
    "100, 1, 0.5, 50",
    "10, 3, 0.1, 3",
    "3, 50, 0.2, 30",
    "2, 2, 0.9, 3",
    "2, 2, 0.01, 1",
    "1, 2, 0.5, 1"
  })
  void theTestHasTheFractionOfAllSamples(int classes, int each, double fraction, int expected) {
    TrainTestSplit split = TrainTestSplit.stratified(classes(sizes(classes, each)), fraction, 0);
    assertEquals(expected, split.test().size());
    assertEquals(classes * each - expected, split.train().size());
  }

  /** By hand: 0.3 of 7, 4 and 1 is 2.1, 1.2 and 0.3; of 4 samples the last comes from the third. */
  @Test
  void theLargestRemainderRoundsUpUnlessItIsTheLastSampleOfItsClass() {
    int[] none = {0, 1, 2};
    assertArrayEquals(new int[] {2, 1, 0}, ClassShares.of(new int[] {7, 4, 1}, 3, 0.3, none));
    assertArrayEquals(new int[] {2, 2, 0}, ClassShares.of(new int[] {7, 4, 1}, 4, 0.3, none));
    assertArrayEquals(new int[] {2, 1, 1}, ClassShares.of(new int[] {7, 4, 2}, 4, 0.3, none));
  }

  /** The published counts of the digits; each share is also what rounding it alone gives. */
  @Test
  void theSharesOfTheDigitsAreTheNearestWholeNumbers() {
    int[] digits = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180};
    assertArrayEquals(
        new int[] {36, 36, 35, 37, 36, 36, 36, 36, 35, 36},
        ClassShares.of(digits, 359, 0.2, IntStream.range(0, 10).toArray()));
  }

  @Test
  void equalRemaindersGoByTheOrder() {
    assertArrayEquals(
        new int[] {0, 0, 1}, ClassShares.of(new int[] {2, 2, 2}, 1, 0.2, new int[] {2, 0, 1}));
  }

  @Test
  void theSharesAddUpAndKeepASampleWherePossible() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int[] sizes = random.ints(1 + random.nextInt(30), 1, 40).toArray();
      double fraction = 0.02 + 0.7 * random.nextDouble();
      int all = Arrays.stream(sizes).sum();
      int total = Math.clamp(Math.round(fraction * all), 0, all - 1);
      int[] order = Permutation.of(sizes.length, round, 0);
      int[] shares = ClassShares.of(sizes, total, fraction, order);
      String where = "seed " + seed + ", round " + round + ": " + Arrays.toString(sizes);
      assertEquals(total, Arrays.stream(shares).sum(), where);
      int spare = IntStream.of(sizes).map(size -> size - 1).sum();
      for (int i = 0; i < sizes.length; i++) {
        assertTrue(shares[i] >= 0 && shares[i] <= sizes[i], where);
        assertTrue(total > spare || shares[i] < sizes[i], where);
      }
    }
  }

  @Test
  void oneSampleCannotBeSplit() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> TrainTestSplit.stratified(classes(new int[] {1}), 0.5, 0));
    assertEquals(
        "made: one sample cannot be split into a training part and a test part", e.getMessage());
  }

  private static int[] sizes(int classes, int each) {
    return IntStream.range(0, classes).map(_ -> each).toArray();
  }

  private static Dataset classes(int[] sizes) {
    int[] targets =
        IntStream.range(0, sizes.length)
            .flatMap(i -> IntStream.range(0, sizes[i]).map(_ -> i))
            .toArray();
    List<String> names = IntStream.range(0, sizes.length).mapToObj(i -> "c" + i).toList();
    return new Dataset("made", Samples.of(Shape.of(1), new float[targets.length]), targets, names);
  }
}
