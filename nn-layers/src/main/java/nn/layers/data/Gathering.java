package nn.layers.data;

import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Gathers batch after batch, each large one while the step before it runs.
 *
 * <p>One pair of arrays serves all batches of a size: whoever takes a batch copies it before asking
 * for the next. Belongs to one thread.
 */
final class Gathering {
  /** Elements of a batch below which a hand-over to another thread takes longer than gathering. */
  private static final int WORTH_A_THREAD = 1 << 15;

  private final Dataset dataset;
  private final Iterator<int[]> indices;
  private final boolean ahead;
  private @Nullable FutureTask<BatchArrays> next;
  private @Nullable BatchArrays spare;

  /**
   * Begins.
   *
   * @param threads how many may work at once; with 1 nothing is gathered ahead
   */
  Gathering(Dataset dataset, Iterator<int[]> indices, int threads) {
    this.dataset = dataset;
    this.indices = indices;
    this.ahead = threads > 1;
  }

  boolean hasNext() {
    return next != null || indices.hasNext();
  }

  /** Returns the next batch, which is overwritten once {@link #beginNext} is called. */
  BatchArrays take() {
    FutureTask<BatchArrays> begun = next;
    next = null;
    BatchArrays batch = begun == null ? gather(indices.next()) : result(begun);
    spare = batch;
    return batch;
  }

  /** Begins to gather the batch after the one taken last, on another thread if that pays. */
  void beginNext() {
    BatchArrays last = spare;
    if (ahead && last != null && last.inputs().length >= WORTH_A_THREAD && indices.hasNext()) {
      int[] of = indices.next();
      next = new FutureTask<>(() -> gather(of));
      Thread.startVirtualThread(next);
    }
  }

  private BatchArrays gather(int[] of) {
    BatchArrays reused = spare;
    if (reused == null || reused.size() != of.length) {
      return dataset.batch(of);
    }
    dataset.gather(of, reused);
    return reused;
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
