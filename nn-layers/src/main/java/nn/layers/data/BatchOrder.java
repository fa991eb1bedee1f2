package nn.layers.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which samples form the batches of an epoch: a pure function of the seed and the epoch.
 *
 * <p>A run that stops after batch <i>b</i> of epoch <i>e</i> goes on exactly from these two
 * numbers; nothing else needs to be saved. Thread-safe.
 *
 * @param samples how many samples there are
 * @param batchSize how many form a batch, at least 1; the last batch may have fewer
 * @param shuffle whether each epoch has a random order of its own, or the order of the data
 * @param dropLast whether a last batch with fewer samples is left out
 * @param seed what the random orders depend on
 */
public record BatchOrder(int samples, int batchSize, boolean shuffle, boolean dropLast, long seed) {
  /**
   * Creates the order.
   *
   * @throws IllegalArgumentException if an epoch would have no batch
   */
  public BatchOrder {
    if (batchSize < 1) {
      throw new IllegalArgumentException("expected a batch size of at least 1, found " + batchSize);
    }
    if (samples < 1 || (dropLast && samples < batchSize)) {
      throw new IllegalArgumentException(
          samples + " samples give no batch of " + batchSize + (dropLast ? " (drop_last)" : ""));
    }
  }

  /** Returns how many batches an epoch has. */
  public int batchesPerEpoch() {
    return dropLast ? samples / batchSize : Math.ceilDiv(samples, batchSize);
  }

  /** Returns the indices of the samples of each batch of an epoch, counted from 0. */
  public List<int[]> batches(long epoch) {
    int[] order = order(epoch);
    List<int[]> batches = new ArrayList<>(batchesPerEpoch());
    for (int b = 0; b < batchesPerEpoch(); b++) {
      int from = b * batchSize;
      batches.add(Arrays.copyOfRange(order, from, from + Math.min(batchSize, samples - from)));
    }
    return batches;
  }

  private int[] order(long epoch) {
    if (shuffle) {
      return Permutation.of(samples, seed, epoch);
    }
    int[] order = new int[samples];
    Arrays.setAll(order, i -> i);
    return order;
  }
}
