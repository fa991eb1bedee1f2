package nn.layers.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;

/**
 * Checkpoints of version 1 of the format, whose progress had no weights of losses and one learning
 * rate.
 *
 * <p>What is not as that version wrote it is left as it is, for the comparison that follows to
 * name.
 */
final class FirstFormat {
  static final String VERSION = "1";

  private static final int COLUMNS = 6;

  private FirstFormat() {}

  /**
   * Returns a checkpoint as version 2 would have written it.
   *
   * @param rates how many groups have a learning rate; the file holds that of the first alone
   */
  static TensorFile asSecond(TensorFile file, int rates) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(file.arrays());
    if (arrays.get(Progress.COUNTS) instanceof StoredArray.I64 counts
        && arrays.get(Progress.SUMS) instanceof StoredArray.F64 sums
        && counts.values().length == 4
        && sums.values().length == 2) {
      double samples = counts.values()[3];
      arrays.put(Progress.COUNTS, whole(Arrays.copyOf(counts.values(), 3)));
      arrays.put(Progress.SUMS, numbers(sums.values()[0], samples, sums.values()[1]));
      arrays.put(Progress.LEARNING_RATES, numbers(unknown(rates)));
      arrays.computeIfPresent(Progress.HISTORY, (_, history) -> history(history, rates));
    }
    return new TensorFile(arrays, file.metadata());
  }

  private static StoredArray history(StoredArray array, int rates) {
    if (!(array instanceof StoredArray.F64 history) || history.values().length % COLUMNS != 0) {
      return array;
    }
    int rows = history.values().length / COLUMNS;
    int columns = EpochMetrics.columns(0, rates);
    double[] values = new double[rows * columns];
    Arrays.fill(values, Double.NaN);
    int known = COLUMNS - 1 - (rates == 0 ? 1 : 0);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(history.values(), row * COLUMNS, values, row * columns, known);
      values[row * columns + columns - 1] = history.values()[row * COLUMNS + COLUMNS - 1];
    }
    return new StoredArray.F64(Shape.of(rows, columns), values);
  }

  private static double[] unknown(int rates) {
    double[] unknown = new double[rates];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private static StoredArray whole(long... values) {
    return new StoredArray.I64(Shape.of(values.length), values);
  }

  private static StoredArray numbers(double... values) {
    return new StoredArray.F64(Shape.of(values.length), values);
  }
}
