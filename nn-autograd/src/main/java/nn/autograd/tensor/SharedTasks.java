package nn.autograd.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one call, which several threads work off.
 *
 * <p>The caller waits for the tasks, not for the helpers: a helper that wakes late finds nothing
 * left to do.
 */
final class SharedTasks {
  private final int tasks;
  private final IntConsumer task;
  private final @Nullable ClassLoader callersLoader =
      Thread.currentThread().getContextClassLoader();
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch unfinished;
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

  private record Failure(int task, Throwable thrown) {}

  SharedTasks(int tasks, IntConsumer task) {
    this.tasks = tasks;
    this.task = task;
    this.unfinished = new CountDownLatch(tasks);
  }

  /** Works on another thread than the caller's, with the caller's context class loader. */
  void help() {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(callersLoader);
    try {
      work();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  /** Runs tasks until none is left that nobody has begun. */
  void work() {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      try {
        task.accept(i);
      } catch (Throwable thrown) { // checked ones too: not every plugin is written in Java
        Failure mine = new Failure(i, thrown);
        failure.accumulateAndGet(mine, SharedTasks::first);
      } finally {
        unfinished.countDown();
      }
    }
  }

  /** The failure of the lowest task is reported, whichever thread was faster. */
  private static Failure first(@Nullable Failure known, Failure other) {
    return known == null || other.task < known.task ? other : known;
  }

  /** Waits for the tasks that helpers have begun; an interrupt stays pending. */
  void awaitEnd() {
    Patience patience = new Patience();
    while (unfinished.getCount() > 0 && patience.lasts()) {
      Thread.onSpinWait();
    }
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

  /** Throws what a task threw. */
  void throwFailure() {
    Failure first = failure.get();
    switch (first == null ? null : first.thrown) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable checked -> throw new IllegalStateException(checked.toString(), checked);
    }
  }
}
