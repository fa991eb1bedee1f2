package nn.layers.data;

import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Gathers batch after batch: each large one while the step before it runs if a processor is free
 * then, else on all threads. A thread more than there are processors would stop one that computes,
 * and all would wait for that.
 *
 * <p>One pair of arrays serves all batches of a size: whoever takes a batch copies it before asking
 * for the next. Belongs to one thread.
 */
final class Gathering {
  /** Elements of a batch below which a hand-over to another thread takes longer than gathering. */
  private static final int WORTH_A_THREAD = 1 << 15;

  private final Dataset dataset;
  private final Iterator<int[]> indices;
  private final Workers workers;
  private final boolean ahead;
  private @Nullable FutureTask<BatchArrays> next;
  private @Nullable BatchArrays spare;

  /**
   * Begins.
   *
   * @param workers who compute; where that is one thread, nothing is gathered on another
   * @param processors how many there are
   */
  Gathering(Dataset dataset, Iterator<int[]> indices, Workers workers, int processors) {
    this.dataset = dataset;
    this.indices = indices;
    this.workers = workers;
    this.ahead = workers.count() > 1 && workers.count() < processors;
  }

  boolean hasNext() {
    return next != null || indices.hasNext();
  }

  /** Returns the next batch, which is overwritten once {@link #beginNext} is called. */
  BatchArrays take() {
    FutureTask<BatchArrays> begun = next;
    next = null;
    BatchArrays batch = begun == null ? gather(indices.next(), workers) : result(begun);
    spare = batch;
    return batch;
  }

  /** Begins to gather the batch after the one taken last, on another thread if that pays. */
  void beginNext() {
    BatchArrays last = spare;
    if (ahead && last != null && last.inputs().length >= WORTH_A_THREAD && indices.hasNext()) {
      int[] of = indices.next();
      next = new FutureTask<>(() -> gather(of, null));
      Thread.startVirtualThread(next);
    }
  }

  /**
   * Returns a batch.
   *
   * @param sharing those who share the work; null if they are busy
   */
  private BatchArrays gather(int[] of, @Nullable Workers sharing) {
    BatchArrays reused = spare;
    BatchArrays batch =
        reused == null || reused.size() != of.length ? dataset.arrays(of.length) : reused;
    if (sharing == null || sharing.count() == 1 || batch.inputs().length < WORTH_A_THREAD) {
      dataset.gather(of, batch, 0, of.length);
    } else {
      int each = Math.ceilDiv(of.length, sharing.count());
      sharing.run(
          Math.ceilDiv(of.length, each),
          part -> dataset.gather(of, batch, part * each, Math.min(of.length, (part + 1) * each)));
    }
    return batch;
  }

  /** Waits for a batch; an interrupt stays pending, because whoever trains decides when to stop. */
  private static BatchArrays result(FutureTask<BatchArrays> begun) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return begun.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException("gathering a batch failed: " + e.getCause(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
