package nn.autograd.matrix;

/** Adds doubles in pairs, in an order that their number alone decides. */
public final class PairwiseSum {
  private PairwiseSum() {}

  /** Returns the sum: of two halves, of which the first has the largest power of two. */
  static double of(double[] numbers) {
    return of(numbers, 0, numbers.length);
  }

  /** Returns the sum of each column. */
  public static double[] ofColumns(double[][] rows, int columns) {
    double[] sums = new double[columns];
    double[] column = new double[rows.length];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = rows[i][j];
      }
      sums[j] = of(column);
    }
    return sums;
  }

  private static double of(double[] numbers, int from, int to) {
    int count = to - from;
    if (count <= 1) {
      return count == 0 ? 0 : numbers[from];
    }
    int middle = from + Integer.highestOneBit(count - 1);
    return of(numbers, from, middle) + of(numbers, middle, to);
  }
}
