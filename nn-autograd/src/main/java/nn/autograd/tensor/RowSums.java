package nn.autograd.tensor;

import java.util.Arrays;
import nn.api.kernel.SumOrder;

/**
 * Sums the rows of a matrix in the order that {@link SumOrder} tells; threads share its columns.
 *
 * <p>The second of two parts needs a row of its own until it is added to the first: one for each
 * doubling of the rows.
 */
final class RowSums {
  /** Elements of a matrix from which sharing with other threads saves more than it costs. */
  private static final int WORTH_SHARING = 1 << 17;

  /** A thread's columns are a multiple of this, so that no two threads write to one cache line. */
  private static final int EVEN_COLUMNS = 32;

  private final Engine engine;
  private final float[] x;
  private final int rows;
  private final int columns;
  private final float[][] partial;

  /**
   * Prepares sums of matrices of one shape that lie in an array.
   *
   * @param x the array with the matrices, row after row
   */
  RowSums(Engine engine, float[] x, int rows, int columns) {
    this.engine = engine;
    this.x = x;
    this.rows = rows;
    this.columns = columns;
    this.partial = new float[level(rows)][];
    for (int level = 0; level < partial.length; level++) {
      partial[level] = engine.allocate(columns).array();
    }
  }

  /** Writes the sum of each column of the matrix at {@code from} to {@code y[at]} and after it. */
  void write(int from, float[] y, int at) {
    int threads = engine.workers().count();
    if (threads == 1 || (long) rows * columns < WORTH_SHARING) {
      write(from, rows, 0, columns, y, at);
      return;
    }
    int width = Math.ceilDiv(Math.ceilDiv(columns, EVEN_COLUMNS), threads) * EVEN_COLUMNS;
    engine
        .workers()
        .run(
            Math.ceilDiv(columns, width),
            i -> write(from, rows, i * width, Math.min(columns, (i + 1) * width), y, at));
  }

  /** Returns how often rows are halved until a chain adds them. */
  private static int level(int rows) {
    int level = 0;
    for (int left = rows; left > SumOrder.CHAIN; left = SumOrder.firstPart(left)) {
      level++;
    }
    return level;
  }

  /** Writes the columns {@code [j, end)} of the sum of {@code count} rows. */
  private void write(int from, int count, int j, int end, float[] y, int at) {
    if (count <= SumOrder.CHAIN) {
      Arrays.fill(y, at + j, at + end, 0f);
      engine.kernels().addRows(x, from + j, count, end - j, columns, y, at + j);
      return;
    }
    int first = SumOrder.firstPart(count);
    float[] second = partial[level(count) - 1];
    write(from, first, j, end, y, at);
    write(from + first * columns, count - first, j, end, second, 0);
    engine.kernels().addRows(second, j, 1, end - j, columns, y, at + j);
  }
}
