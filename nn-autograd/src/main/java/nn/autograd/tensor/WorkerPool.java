package nn.autograd.tensor;

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
 */
public final class WorkerPool implements Workers, AutoCloseable {
  private final List<Helper> helpers;
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
    helpers.forEach(Helper::end);
  }
}
