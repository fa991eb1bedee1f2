package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  /** Computed by an independent program from the algorithms' papers. */
  @Test
  void theOrderIsThatOfSplitMix64AndFisherYates() {
    assertOrder(1, 0, 5, 6, 1, 8, 7, 4, 3, 9, 0, 2);
    assertOrder(1, 1, 7, 8, 1, 0, 4, 2, 9, 6, 5, 3);
    assertOrder(-5, 3, 8, 0, 3, 9, 4, 1, 5, 2, 6, 7);
  }

  @Test
  void everyEpochHasEverySampleOnce() {
    BatchOrder order = new BatchOrder(103, 10, true, false, 7);
    for (int epoch = 0; epoch < 5; epoch++) {
      assertArrayEquals(IntStream.range(0, 103).toArray(), flat(order, epoch).sorted().toArray());
    }
  }

  @Test
  void epochsAndSeedsHaveOrdersOfTheirOwn() {
    Set<List<Integer>> orders = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      for (int epoch = 0; epoch < 20; epoch++) {
        orders.add(flat(new BatchOrder(50, 8, true, false, seed), epoch).boxed().toList());
      }
    }
    assertEquals(400, orders.size());
  }

  /**
   * Chi-squared with 9 degrees of freedom exceeds 27.9 once in 1,000 times; the seeds are fixed.
   */
  @Test
  void everySampleComesFirstEquallyOften() {
    int[] counts = new int[10];
    for (int epoch = 0; epoch < 10_000; epoch++) {
      counts[Permutation.of(10, 42, epoch)[0]]++;
    }
    double chiSquared =
        Arrays.stream(counts).mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000).sum();
    assertTrue(chiSquared < 27.9, "chi-squared " + chiSquared);
  }

  @Test
  void theLastBatchIsSmallerOrDropped() {
    BatchOrder all = new BatchOrder(10, 4, true, false, 1);
    assertArrayEquals(new int[] {4, 4, 2}, sizes(all));
    assertEquals(3, all.batchesPerEpoch());
    BatchOrder dropped = new BatchOrder(10, 4, true, true, 1);
    assertArrayEquals(new int[] {4, 4}, sizes(dropped));
    assertEquals(2, dropped.batchesPerEpoch());
  }

  @Test
  void withoutShuffleTheOrderIsThatOfTheData() {
    BatchOrder order = new BatchOrder(5, 2, false, false, 1);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, flat(order, 3).toArray());
  }

  @Test
  void aBatchSizeBeyondTheDataGivesOneBatch() {
    assertArrayEquals(new int[] {5}, sizes(new BatchOrder(5, Integer.MAX_VALUE, true, false, 1)));
  }

  @Test
  void anEpochWithoutABatchIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchOrder(0, 1, true, false, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatchOrder(5, 0, true, false, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatchOrder(5, 6, true, true, 1));
  }

  private static void assertOrder(long seed, long epoch, int... expected) {
    assertArrayEquals(expected, flat(new BatchOrder(10, 3, true, false, seed), epoch).toArray());
  }

  private static IntStream flat(BatchOrder order, long epoch) {
    return order.batches(epoch).stream().flatMapToInt(Arrays::stream);
  }

  private static int[] sizes(BatchOrder order) {
    return order.batches(0).stream().mapToInt(batch -> batch.length).toArray();
  }
}
