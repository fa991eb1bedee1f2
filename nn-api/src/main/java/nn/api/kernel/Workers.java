package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.function.IntConsumer;
import nn.api.plugin.Stability;

/** Threads that share work. */
@Stability(EXPERIMENTAL)
public interface Workers {

  /** Returns how many threads work at once, the caller's included. */
  int count();

  /**
   * Runs {@code task} for every number in {@code [0, tasks)} and returns when all are done.
   *
   * <p>Tasks must not depend on each other or on the thread they run on, but for this: where there
   * are no more tasks than threads, a task may wait for those of lower numbers, since it begins
   * only after them. An exception of a task is thrown here once all have ended.
   */
  void run(int tasks, IntConsumer task);

  /** Returns the caller's thread alone, for work that is shared out already. */
  static Workers caller() {
    return CallersThread.ALONE;
  }
}
