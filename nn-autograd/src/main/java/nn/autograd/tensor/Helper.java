package nn.autograd.tensor;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that helps with what it is given. */
final class Helper implements Runnable {
  private final AtomicReference<@Nullable SharedTasks> given = new AtomicReference<>();
  private final int number;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean ended;

  private Helper(int number) {
    this.number = number;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false) // their values may refer to the pool
            .name("nn-worker-" + number)
            .unstarted(this);
  }

  static Helper started(int number) {
    Helper helper = new Helper(number);
    helper.thread.start();
    return helper;
  }

  /** Gives the thread tasks to help with; those it was given before have ended. */
  void help(SharedTasks tasks) {
    given.set(tasks);
    wake();
  }

  /** Lets the thread end once it is idle. */
  void end() {
    ended = true;
    wake();
  }

  private void wake() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    boolean hasHelped = true;
    while (hasHelped) {
      hasHelped = helpOnce();
    }
  }

  /**
   * Waits for tasks, helps with them, and returns whether there were any.
   *
   * <p>It is a method of its own, so that between tasks no local variable refers to the last ones,
   * and through them to whoever gave them.
   */
  private boolean helpOnce() {
    SharedTasks tasks = await();
    if (tasks == null) {
      return false;
    }
    tasks.help(number);
    return true;
  }

  /** Returns the next tasks; null at the end. */
  private @Nullable SharedTasks await() {
    Patience patience = new Patience();
    SharedTasks tasks = given.getAndSet(null);
    while (tasks == null && !ended) {
      if (patience.lasts()) {
        Thread.onSpinWait();
      } else {
        sleep();
      }
      tasks = given.get() == null ? null : given.getAndSet(null);
    }
    return tasks;
  }

  /** Whoever gives tasks after {@code asleep} was set sees it and wakes the thread. */
  private void sleep() {
    asleep = true;
    while (given.get() == null && !ended) {
      LockSupport.park(this);
    }
    asleep = false;
  }
}
