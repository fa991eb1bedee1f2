package nn.layers.standard;

import java.util.function.IntConsumer;
import nn.api.kernel.Workers;

/** The channels of all samples of a batch, each by itself. */
public final class Planes {
  /** Elements below which a hand-over to other threads costs more than it saves. */
  private static final int LARGE = 1 << 16;

  /** Enough that no thread waits long for the last, and few enough that they cost nothing. */
  private static final int TASKS = 64;

  private Planes() {}

  /**
   * Does something with every plane, on all threads if that pays.
   *
   * @param elements how many there are in all planes together
   */
  public static void each(int planes, long elements, Workers workers, IntConsumer body) {
    if (elements < LARGE || workers.count() == 1) {
      Workers.caller().run(planes, body);
      return;
    }
    int tasks = Math.min(planes, TASKS);
    workers.run(
        tasks,
        task -> {
          int end = (int) ((long) planes * (task + 1) / tasks);
          for (int plane = (int) ((long) planes * task / tasks); plane < end; plane++) {
            body.accept(plane);
          }
        });
  }
}
