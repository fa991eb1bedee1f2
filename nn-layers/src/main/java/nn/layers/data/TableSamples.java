package nn.layers.data;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;

/**
 * The rows of a table as doubles, in blocks, so that they can grow without being copied. A batch
 * takes them as the nearest floats; to standardise them in double comes first.
 */
final class TableSamples implements Samples {
  private static final int BLOCK_VALUES = 1 << 16;

  private final Shape shape;
  private final int rowsPerBlock;
  private final List<double[]> blocks = new ArrayList<>();
  private int count;

  TableSamples(int columns) {
    this.shape = Shape.of(columns);
    this.rowsPerBlock = Math.max(1, BLOCK_VALUES / columns);
  }

  /** Adds a row; only while the table is read, before anything else sees it. */
  void add(double[] row) {
    if (count % rowsPerBlock == 0) {
      blocks.add(new double[rowsPerBlock * row.length]);
    }
    System.arraycopy(row, 0, block(count), offset(count), row.length);
    count++;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    double[] block = block(sample);
    int from = offset(sample);
    for (int i = 0; i < shape.size(); i++) {
      target[offset + i] = (float) block[from + i];
    }
  }

  @Override
  public void copy(int sample, double[] target, int offset) {
    System.arraycopy(block(sample), offset(sample), target, offset, shape.size());
  }

  private double[] block(int row) {
    return blocks.get(row / rowsPerBlock);
  }

  private int offset(int row) {
    return row % rowsPerBlock * shape.size();
  }
}
