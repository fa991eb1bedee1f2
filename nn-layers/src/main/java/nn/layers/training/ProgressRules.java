package nn.layers.training;

import java.util.Arrays;

/**
 * What the numbers of a training's progress must mean together: no training comes to others.
 *
 * @param counts whole epochs, batches of the current epoch, steps, and those of them left out
 * @param sums the loss, the weight and the seconds of the current epoch
 * @param history the metrics of the whole epochs, row by row
 * @param columns how many numbers a row has
 */
@SuppressWarnings("ArrayRecordComponent") // made for one check, never shared
record ProgressRules(long[] counts, double[] sums, double[] history, int columns) {

  /**
   * Checks all of them.
   *
   * @throws IllegalArgumentException naming the array, and what was expected and found
   */
  void check(int batchesPerEpoch) {
    requireCounts(batchesPerEpoch);
    requireSums();
    requireHistory();
  }

  private void requireCounts(int batches) {
    requireInside("epoch", counts[0], Integer.MAX_VALUE);
    requireInside("batch", counts[1], batches);
    require(Progress.COUNTS + ": step", counts[0] * batches + counts[1], counts[2]);
    requireInside("left out", counts[3], counts[2]);
  }

  private void requireSums() {
    if (!Double.isFinite(sums[0]) || !isFiniteSum(sums[1]) || !isFiniteSum(sums[2])) {
      throw new IllegalArgumentException(
          Progress.SUMS
              + ": expected a finite loss, weight and seconds, found "
              + Arrays.toString(sums));
    }
  }

  private static boolean isFiniteSum(double sum) {
    return sum >= 0 && sum < Double.POSITIVE_INFINITY;
  }

  private void requireHistory() {
    require(Progress.HISTORY + ": rows", counts[0], history.length / columns);
    for (int row = 0; row < counts[0]; row++) {
      if (history[row * columns] != row + 1) {
        throw new IllegalArgumentException(
            Progress.HISTORY + ": row " + (row + 1) + " is of epoch " + history[row * columns]);
      }
    }
  }

  private static void require(String what, long expected, long found) {
    if (expected != found) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
    }
  }

  private static void requireInside(String name, long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          Progress.COUNTS + ": " + name + " must be in [0, " + most + "], not " + count);
    }
  }
}
