package nn.layers.standard.image;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.kernel.Workers;
import nn.layers.standard.Planes;
import org.jspecify.annotations.Nullable;

/** The mean of the elements that a window sees. */
record MeanPooling(Spans rows, Spans columns, Shape outputShape) implements ArrayOperation {

  @Override
  public String name() {
    return "mean pooling";
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
      for (int column = 0; column < columns.places(); column++) {
        float sum = 0;
        for (int r = rows.from(row); r < rows.to(row); r++) {
          int line = image + r * width;
          for (int c = columns.from(column); c < columns.to(column); c++) {
            sum += x[line + c];
          }
        }
        y[place++] = sum / counted(row, column);
      }
    }
  }

  private int counted(int row, int column) {
    return rows.counted(row) * columns.counted(column);
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
    int place = at;
    for (int row = 0; row < rows.places(); row++) {
      for (int column = 0; column < columns.places(); column++) {
        float share = upstream[place++] / counted(row, column);
        for (int r = rows.from(row); r < rows.to(row); r++) {
          int line = image + r * columns.input();
          for (int c = columns.from(column); c < columns.to(column); c++) {
            dx[line + c] += share;
          }
        }
      }
    }
  }
}
