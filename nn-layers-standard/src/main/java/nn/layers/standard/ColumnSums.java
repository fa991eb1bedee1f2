package nn.layers.standard;

import java.util.Arrays;
import nn.api.kernel.Kernels;
import nn.api.kernel.SumOrder;

/** Sums over the rows of a matrix, column by column, in the order of {@link SumOrder}. */
@SuppressWarnings("ArrayRecordComponent") // a view, not a value
public record ColumnSums(Kernels kernels, float[] x, int columns) {

  /** Writes the sums of the first rows of the matrix. */
  public void write(int rows, float[] y, int at) {
    write(0, rows, y, at);
  }

  private void write(int from, int rows, float[] y, int at) {
    if (rows <= SumOrder.CHAIN) {
      Arrays.fill(y, at, at + columns, 0);
      kernels.addRows(x, from * columns, rows, columns, columns, y, at);
      return;
    }
    int first = SumOrder.firstPart(rows);
    write(from, first, y, at);
    float[] second = new float[columns];
    write(from + first, rows - first, second, 0);
    for (int i = 0; i < columns; i++) {
      y[at + i] += second[i];
    }
  }
}
