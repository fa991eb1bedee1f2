package nn.autograd.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;

/** A fixed number of daemon threads, the caller's included, that share numbered tasks. */
public final class WorkerPool implements Workers, AutoCloseable {
  private final int count;
  private final @Nullable ExecutorService helpers;

  /**
   * Creates the pool.
   *
   * @param threads at least 1; with 1 all work stays on the caller's thread
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
    }
    this.count = threads;
    this.helpers =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1, Thread.ofPlatform().daemon().name("nn-worker-", 1).factory());
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    if (helpers == null || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    Job job = new Job(tasks, task, Math.min(count, tasks) - 1);
    for (int i = 1; i < Math.min(count, tasks); i++) {
      helpers.execute(job::runAsHelper);
    }
    job.runAsCaller();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  private static final class Job {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch helpersDone;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Job(int tasks, IntConsumer task, int helperCount) {
      this.tasks = tasks;
      this.task = task;
      this.helpersDone = new CountDownLatch(helperCount);
    }

    void runAsHelper() {
      try {
        drain();
      } finally {
        helpersDone.countDown();
      }
    }

    void runAsCaller() {
      drain();
      awaitHelpers();
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }

    private void drain() {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        try {
          task.accept(i);
        } catch (RuntimeException | Error thrown) {
          failure.compareAndSet(null, thrown);
        }
      }
    }

    private void awaitHelpers() {
      boolean interrupted = false;
      while (true) {
        try {
          helpersDone.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
