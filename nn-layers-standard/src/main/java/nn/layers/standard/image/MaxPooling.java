package nn.layers.standard.image;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.kernel.Workers;
import nn.layers.standard.Planes;
import org.jspecify.annotations.Nullable;

/**
 * The largest element that a window sees; NaN if it sees one. The first of several that are equal
 * gets the gradient.
 */
final class MaxPooling implements ArrayOperation {
  private final Spans rows;
  private final Spans columns;
  private final Shape outputShape;
  private final float[] chosen;

  /**
   * Creates the operation for one batch.
   *
   * @param chosen remembers, as the bits of a float, which pixel was the largest
   */
  MaxPooling(Spans rows, Spans columns, Shape outputShape, float[] chosen) {
    this.rows = rows;
    this.columns = columns;
    this.outputShape = outputShape;
    this.chosen = chosen;
  }

  @Override
  public String name() {
    return "max pooling";
  }

  @Override
  public Shape outputShape() {
    return outputShape;
  }

  private int places() {
    return rows.places() * columns.places();
  }

  private int pixels() {
    return rows.input() * columns.input();
  }

  private int planes() {
    return outputShape.size() / Math.max(1, places());
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand x = inputs.getFirst();
    Planes.each(
        planes(),
        x.shape().size(),
        workers,
        plane -> pool(x.array(), x.from() + plane * pixels(), y, plane * places()));
  }

  private void pool(float[] x, int image, float[] y, int at) {
    int width = columns.input();
    int place = at;
    for (int row = 0; row < rows.places(); row++) {
      int top = image + rows.from(row) * width;
      int bottom = image + rows.to(row) * width;
      int down = rows.step() * width;
      for (int column = 0; column < columns.places(); column++) {
        int best = best(x, top, bottom, down, columns.from(column), columns.to(column));
        y[place] = x[best];
        chosen[place++] = Float.intBitsToFloat(best - image);
      }
    }
  }

  /**
   * Returns the index of the first largest element, or of the last NaN. The choice is between
   * numbers, not between ways: which element is largest cannot be foretold.
   */
  @SuppressWarnings("ShortCircuitBoolean") // a branch would be mispredicted half the time
  private int best(float[] x, int top, int bottom, int down, int left, int right) {
    int step = columns.step();
    int best = top + left;
    for (int line = top; line < bottom; line += down) {
      for (int i = line + left; i < line + right; i += step) {
        best = x[i] > x[best] | Float.isNaN(x[i]) ? i : best;
      }
    }
    return best;
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    Operand dx = gradients.getFirst();
    if (dx != null) {
      Planes.each(
          planes(),
          dx.shape().size(),
          workers,
          plane -> spread(upstream, plane * places(), dx.array(), dx.from() + plane * pixels()));
    }
  }

  private void spread(float[] upstream, int at, float[] dx, int image) {
    Arrays.fill(dx, image, image + pixels(), 0);
    for (int place = at; place < at + places(); place++) {
      dx[image + Float.floatToRawIntBits(chosen[place])] += upstream[place];
    }
  }
}
