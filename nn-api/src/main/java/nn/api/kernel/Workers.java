package nn.api.kernel;

import java.util.function.IntConsumer;

/** Threads that share work. */
public interface Workers {

  /** Returns how many threads work at once, the caller's included. */
  int count();

  /**
   * Runs {@code task} for every number in {@code [0, tasks)} and returns when all are done.
   *
   * <p>Tasks must not depend on each other or on the thread they run on. An exception of a task is
   * thrown here once all have ended.
   */
  void run(int tasks, IntConsumer task);
}
