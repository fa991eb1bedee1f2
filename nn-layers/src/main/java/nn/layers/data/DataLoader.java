package nn.layers.data;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import nn.autograd.Nn;

/**
 * The batches of a data set, epoch by epoch.
 *
 * {@snippet :
 * for (Batch batch : loader.epoch(epoch)) {
 *   Tensor output = model.forward(batch.inputs());
 * }
 * }
 *
 * <p>Which samples form which batch is a pure function of the {@link BatchOrder} and the epoch.
 * Thread-safe, but for the iterators.
 */
public final class DataLoader {
  private final Nn nn;
  private final Dataset dataset;
  private final BatchOrder order;

  /**
   * Creates a loader.
   *
   * @throws IllegalArgumentException if the order is for another number of samples
   */
  public DataLoader(Nn nn, Dataset dataset, BatchOrder order) {
    if (order.samples() != dataset.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d samples, the order is for %d",
              dataset.name(),
              dataset.size(),
              order.samples()));
    }
    this.nn = nn;
    this.dataset = dataset;
    this.order = order;
  }

  /** Returns a loader for training: every epoch in a random order of its own. */
  public static DataLoader shuffled(Nn nn, Dataset dataset, int batchSize, long seed) {
    return new DataLoader(
        nn, dataset, new BatchOrder(dataset.size(), batchSize, true, false, seed));
  }

  /** Returns a loader for evaluation: every epoch in the order of the data. */
  public static DataLoader inOrder(Nn nn, Dataset dataset, int batchSize) {
    return new DataLoader(nn, dataset, new BatchOrder(dataset.size(), batchSize, false, false, 0));
  }

  /** Returns which samples form the batches. */
  public BatchOrder order() {
    return order;
  }

  /** Returns how many batches an epoch has. */
  public int batches() {
    return order.batchesPerEpoch();
  }

  /**
   * Returns the batches of an epoch, 0 the first.
   *
   * <p>Each is gathered when it is asked for; large ones while the step before them runs if a
   * processor is free.
   */
  public Iterable<Batch> epoch(long epoch) {
    return epoch(epoch, 0);
  }

  /** Returns the batches of an epoch from the given one on, 0 the first. */
  public Iterable<Batch> epoch(long epoch, int from) {
    List<int[]> batches = order.batches(epoch);
    List<int[]> rest = batches.subList(from, batches.size());
    return () -> new Batches(rest.iterator());
  }

  private final class Batches implements Iterator<Batch> {
    private final Gathering gathering;

    Batches(Iterator<int[]> indices) {
      this.gathering =
          new Gathering(dataset, indices, nn.workers(), Runtime.getRuntime().availableProcessors());
    }

    @Override
    public boolean hasNext() {
      return gathering.hasNext();
    }

    @Override
    public Batch next() {
      BatchArrays arrays = gathering.take();
      Batch batch =
          new Batch(
              nn.tensor(arrays.inputShape(), arrays.inputs()),
              nn.tensor(arrays.targetsShape(), arrays.targets()));
      gathering.beginNext();
      return batch;
    }
  }
}
