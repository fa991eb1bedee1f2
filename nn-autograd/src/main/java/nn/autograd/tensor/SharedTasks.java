package nn.autograd.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one call, which several threads work off.
 *
 * <p>Each thread has its own tasks, every n-th for n threads, and takes those of the others when it
 * has done its own. So a thread finds in its processor's cache what it left there at the step
 * before, which matters where the threads do not share that cache, and a thread that is held up
 * holds up nobody.
 *
 * <p>The caller waits for the tasks, not for the helpers: a helper that wakes late finds nothing
 * left to do.
 */
final class SharedTasks {
  /** Counters this far from each other are not in one line of the cache. */
  private static final int APART = 32;

  private final int tasks;
  private final IntConsumer task;
  private final @Nullable ClassLoader callersLoader =
      Thread.currentThread().getContextClassLoader();
  private final int threads;

  /** How many of each thread's tasks were taken; every {@value #APART}-th is used. */
  private final AtomicIntegerArray taken;

  private final AtomicInteger unfinished;
  private final Thread caller = Thread.currentThread();
  private volatile boolean callerIsAsleep;
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

  private record Failure(int task, Throwable thrown) {}

  /**
   * Creates the tasks with none begun.
   *
   * @param threads that may work on them, at least 1
   */
  SharedTasks(int tasks, int threads, IntConsumer task) {
    this.tasks = tasks;
    this.threads = threads;
    this.taken = new AtomicIntegerArray(threads * APART);
    this.task = task;
    this.unfinished = new AtomicInteger(tasks);
  }

  /** Works on another thread than the caller's, with the caller's context class loader. */
  void help(int number) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(callersLoader);
    try {
      work(number);
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  /**
   * Runs tasks until none is left that nobody has begun.
   *
   * @param thread the number of the thread, from 0, the caller's
   */
  void work(int thread) {
    int done = 0;
    for (int i = 0; i < threads; i++) {
      done += workOff((thread + i) % threads);
    }
    if (unfinished.addAndGet(-done) == 0 && callerIsAsleep) {
      LockSupport.unpark(caller);
    }
  }

  /** Runs what is left of one thread's tasks, and returns how many that were. */
  private int workOff(int owner) {
    int done = 0;
    for (int i = next(owner); i < tasks; i = next(owner)) {
      done++;
      try {
        task.accept(i);
      } catch (Throwable thrown) { // checked ones too: not every plugin is written in Java
        Failure mine = new Failure(i, thrown);
        failure.accumulateAndGet(mine, SharedTasks::first);
      }
    }
    return done;
  }

  private int next(int owner) {
    return owner + threads * taken.getAndIncrement(owner * APART);
  }

  /** The failure of the lowest task is reported, whichever thread was faster. */
  private static Failure first(@Nullable Failure known, Failure other) {
    return known == null || other.task < known.task ? other : known;
  }

  /** Waits for the tasks that helpers have begun; an interrupt stays pending. */
  void awaitEnd() {
    Patience patience = new Patience();
    while (unfinished.get() > 0 && patience.lasts()) {
      Thread.onSpinWait();
    }
    if (unfinished.get() > 0) {
      sleep();
    }
  }

  /** Whoever finishes the last task after {@code callerIsAsleep} was set sees it and wakes us. */
  private void sleep() {
    callerIsAsleep = true;
    boolean interrupted = false;
    while (unfinished.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
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
