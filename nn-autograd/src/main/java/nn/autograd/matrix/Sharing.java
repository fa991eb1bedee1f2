package nn.autograd.matrix;

import java.util.function.IntConsumer;
import nn.api.kernel.Workers;

/** Runs parts of some work on all threads if that pays. */
public final class Sharing {
  /** Elements below which a hand-over to another thread costs more than it saves. */
  private static final int WORTH_SHARING = 1 << 15;

  private Sharing() {}

  /** Returns whether sharing so many elements among threads pays. */
  public static boolean pays(long elements) {
    return elements >= WORTH_SHARING;
  }

  /**
   * Runs a task for each part, on all threads if that pays.
   *
   * @param elements of all parts together
   */
  public static void run(Workers workers, int parts, long elements, IntConsumer task) {
    if (workers.count() > 1 && pays(elements)) {
      workers.run(parts, task);
      return;
    }
    for (int i = 0; i < parts; i++) {
      task.accept(i);
    }
  }
}
