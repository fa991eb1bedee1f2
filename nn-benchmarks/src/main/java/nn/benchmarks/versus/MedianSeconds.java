package nn.benchmarks.versus;

import java.util.ArrayList;
import java.util.List;

/** The median time of a step, over chunks long enough for the clock; as in peers/work.py. */
final class MedianSeconds {
  private static final double LONG_ENOUGH = 0.002;

  private MedianSeconds() {}

  static double of(Runnable step, double seconds) {
    int chunk = 1;
    List<Double> times = new ArrayList<>();
    long begin = System.nanoTime();
    while (times.isEmpty() || secondsSince(begin) < seconds) {
      long start = System.nanoTime();
      for (int i = 0; i < chunk; i++) {
        step.run();
      }
      double elapsed = secondsSince(start);
      times.add(elapsed / chunk);
      if (elapsed < LONG_ENOUGH) {
        chunk *= 2;
        times.clear();
      }
    }
    return Median.of(times);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
