package nn.autograd.tensor;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nn.api.kernel.Workers;

/**
 * A fixed number of daemon threads, the caller's included, that share numbered tasks.
 *
 * <p>A helper that has finished looks for more to do for a while before it sleeps: the next task of
 * a training step comes within microseconds, and waking a thread takes longer than that.
 *
 * <p>Several threads may run tasks at once, and a task may run tasks itself: the helpers serve
 * whoever came first, the others work on their own.
 *
 * <p>The threads end when the pool is closed, and also some time after nobody refers to it any
 * more. For this, no thread refers to the pool, nor to tasks that it has finished.
 */
public final class WorkerPool implements Workers, AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final List<Helper> helpers;
  private final Cleaner.Cleanable end;
  private final AtomicBoolean helpersAreTaken = new AtomicBoolean();

  /**
   * Creates the pool.
   *
   * @param threads at least 1; with 1 all work stays on the caller's thread
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
    }
    this.helpers = IntStream.range(1, threads).mapToObj(Helper::started).toList();
    this.end = CLEANER.register(this, ending(helpers));
  }

  /** Refers to the helpers alone: a reference to the pool would keep it, and them, for ever. */
  private static Runnable ending(List<Helper> helpers) {
    return () -> helpers.forEach(Helper::end);
  }

  @Override
  public int count() {
    return helpers.size() + 1;
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    if (tasks <= 1 || helpers.isEmpty() || !helpersAreTaken.compareAndSet(false, true)) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    int threads = Math.min(count(), tasks);
    SharedTasks shared = new SharedTasks(tasks, threads, task);
    try {
      for (int i = 1; i < threads; i++) {
        helpers.get(i - 1).help(shared);
      }
      shared.work(0);
      shared.awaitEnd();
    } finally {
      helpersAreTaken.set(false);
    }
    shared.throwFailure();
  }

  /** Ends the threads; tasks that are run later run on the caller's thread. */
  @Override
  public void close() {
    end.clean();
  }
}
