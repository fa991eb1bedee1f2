package nn.benchmarks.versus;

import nn.api.kernel.Workers;

/**
 * How many bytes memory gives and takes per second: each number of an array is read and written.
 *
 * <p>An array that fits into a cache finds that cache's limit, as a step of its size does.
 */
final class MemoryLimit {
  /** Bytes that a pass moves for an array far beyond all caches. */
  static final double FAR = 1 << 29;

  private static final int BYTES_A_NUMBER = 2 * Float.BYTES;
  private static final double SHORTEST_BYTES = 1 << 27;
  private static final int TIMES = 20;

  private MemoryLimit() {}

  /**
   * Returns bytes per second on all workers, the best of several times.
   *
   * @param bytes that a pass over the array moves
   */
  static double measure(Workers workers, double bytes) {
    int count = workers.count();
    int length = Math.max(1, (int) (Math.min(bytes, FAR) / BYTES_A_NUMBER / count));
    float[][] parts = new float[count][length];
    double moved = (double) length * BYTES_A_NUMBER * count;
    int passes = (int) Math.ceil(SHORTEST_BYTES / moved);
    double best = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      workers.run(count, part -> readAndWrite(parts[part], passes));
      best = Math.max(best, moved * passes / ((System.nanoTime() - start) / 1e9));
    }
    return best;
  }

  private static void readAndWrite(float[] numbers, int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += 1;
      }
    }
  }
}
