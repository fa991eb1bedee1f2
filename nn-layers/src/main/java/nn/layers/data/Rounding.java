package nn.layers.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds features whose different values become the same float when they are standardised: a few
 * values far away leave nothing of the differences between the others.
 */
final class Rounding {
  /** Of more values the first rows are looked at. */
  private static final int MOST_VALUES = 1 << 22;

  /** A feature of as many random values loses a few; one that loses half is out of scale. */
  private static final int KEPT = 2;

  private Rounding() {}

  /** Returns a sentence for each such feature. */
  static List<String> losses(Dataset data, Standardization standardization) {
    List<String> losses = new ArrayList<>();
    double[][] columns = columns(data);
    for (int feature = 0; feature < columns.length; feature++) {
      double[] column = columns[feature];
      Arrays.sort(column);
      long before = different(column);
      double mean = standardization.mean()[feature];
      double std = standardization.std()[feature];
      Arrays.setAll(column, i -> (float) ((column[i] - mean) / std));
      long after = different(column);
      if (after < before / KEPT) {
        losses.add(loss(data, feature, before, after));
      }
    }
    return losses;
  }

  private static double[][] columns(Dataset data) {
    double[] sample = new double[data.sampleShape().size()];
    int n = Math.min(data.size(), MOST_VALUES / sample.length);
    double[][] columns = new double[sample.length][n];
    for (int i = 0; i < n; i++) {
      data.inputs().copy(i, sample, 0);
      for (int feature = 0; feature < sample.length; feature++) {
        columns[feature][i] = sample[feature];
      }
    }
    return columns;
  }

  private static long different(double[] sorted) {
    return IntStream.range(0, sorted.length)
        .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
        .count();
  }

  private static String loss(Dataset data, int feature, long before, long after) {
    String name =
        data.featureNames().isEmpty()
            ? "value " + feature
            : "column " + CellText.quoted(data.featureNames().get(feature));
    return String.format(
        Locale.ROOT,
        "%s, %s: of %,d different values %,d remain, because a few are very far from the others."
            + " Leave these out, or take the logarithm of the column",
        data.name(),
        name,
        before,
        after);
  }
}
