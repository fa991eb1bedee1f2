package nn.benchmarks.versus;

import java.util.Locale;

/**
 * What the machine can do at most.
 *
 * @param multiplyAdds how many per second
 * @param bytes how many memory, or the cache that holds the work, gives and takes per second
 */
record Limits(double multiplyAdds, double bytes) {

  /** Returns the time below which no step of this cost can get. */
  double seconds(Cost cost) {
    return Math.max(cost.multiplyAdds() / multiplyAdds, cost.bytes() / bytes);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f GFLOP/s, %.1f GB/s", multiplyAdds / 5e8, bytes / 1e9);
  }
}
