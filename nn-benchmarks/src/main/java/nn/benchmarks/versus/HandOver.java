package nn.benchmarks.versus;

import java.util.concurrent.atomic.AtomicInteger;
import nn.api.kernel.Workers;

/**
 * How long a word takes from one thread to another and back.
 *
 * <p>It shows where the system has put the threads: well under 150 ns with one third-level cache
 * between them, several times as much without. On a shared machine that changes from minute to
 * minute, and with it what memory gives.
 */
final class HandOver {
  private static final int ROUND_TRIPS = 200;
  private static final int TIMES = 10;

  private HandOver() {}

  /** Returns seconds, the best of several times; NaN where there is one thread alone. */
  static double measure(Workers workers) {
    double best = Double.NaN;
    for (int i = 0; i < TIMES && workers.count() > 1; i++) {
      long start = System.nanoTime();
      AtomicInteger turn = new AtomicInteger();
      workers.run(2, thread -> play(turn, thread));
      double seconds = (System.nanoTime() - start) / 1e9 / ROUND_TRIPS;
      best = best <= seconds ? best : seconds;
    }
    return best;
  }

  private static void play(AtomicInteger turn, int thread) {
    for (int i = 0; i < ROUND_TRIPS; i++) {
      while (turn.get() != 2 * i + thread) {
        Thread.onSpinWait();
      }
      turn.set(2 * i + thread + 1);
    }
  }
}
