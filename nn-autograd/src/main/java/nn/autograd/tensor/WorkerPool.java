package nn.autograd.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of daemon threads, the caller's included, that share numbered tasks.
 *
 * <p>Several threads may run tasks at once, and a task may run tasks itself.
 */
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
            : new ThreadPoolExecutor(
                threads - 1,
                threads - 1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("nn-worker-", 1).factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // the caller does what no helper does
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
    Job job = new Job(tasks, task);
    for (int i = 1; i < Math.min(count, tasks); i++) {
      helpers.execute(job::drain);
    }
    job.drain();
    job.awaitEnd();
  }

  /** Ends the threads; tasks that are run later run on the caller's thread. */
  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /**
   * The tasks of one call.
   *
   * <p>The caller waits for the tasks, not for the helpers: a helper that is busy, perhaps because
   * this call comes from its own task, finds nothing left to do when it is free.
   */
  private static final class Job {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch unfinished;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

    private record Failure(int task, Throwable thrown) {}

    Job(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
      this.unfinished = new CountDownLatch(tasks);
    }

    /** Runs tasks until none is left that nobody has begun. */
    void drain() {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        try {
          task.accept(i);
        } catch (Throwable thrown) { // checked ones too: not every plugin is written in Java
          Failure mine = new Failure(i, thrown);
          failure.accumulateAndGet(mine, Job::first);
        } finally {
          unfinished.countDown();
        }
      }
    }

    /** The failure of the lowest task is reported, whichever thread was faster. */
    private static Failure first(@Nullable Failure known, Failure other) {
      return known == null || other.task < known.task ? other : known;
    }

    /** Waits for the tasks that helpers have begun, and throws what a task threw. */
    void awaitEnd() {
      awaitUninterruptibly();
      Failure first = failure.get();
      switch (first == null ? null : first.thrown) {
        case null -> {}
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable checked -> throw new IllegalStateException(checked.toString(), checked);
      }
    }

    private void awaitUninterruptibly() {
      boolean interrupted = false;
      while (true) {
        try {
          unfinished.await();
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
