package nn.layers.standard.image;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.kernel.Workers;
import nn.layers.standard.Planes;
import org.jspecify.annotations.Nullable;

/**
 * Every pixel of the output is a mean of up to four pixels of the input: two of its rows, and two
 * of its columns.
 */
record Resampling(Taps rows, Taps columns, float outside, Shape outputShape)
    implements ArrayOperation {

  /**
   * Where the elements of one dimension come from: {@code (1 − part) · x[first] + part ·
   * x[second]}.
   *
   * @param first −1 for what lies outside of the input
   */
  @SuppressWarnings("ArrayRecordComponent") // package-private, and never changed
  record Taps(int input, int[] first, int[] second, float[] part) {
    /** Returns taps at one element each. */
    static Taps of(int input, int[] sources) {
      return new Taps(input, sources, sources, new float[sources.length]);
    }

    int output() {
      return first.length;
    }
  }

  @Override
  public String name() {
    return "resampling";
  }

  private int pixels() {
    return rows.input() * columns.input();
  }

  private int places() {
    return rows.output() * columns.output();
  }

  private int planes() {
    return outputShape.size() / Math.max(1, places());
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand x = inputs.getFirst();
    Planes.each(
        planes(),
        outputShape.size(),
        workers,
        plane -> {
          int image = x.from() + plane * pixels();
          int at = plane * places();
          for (int row = 0; row < rows.output(); row++) {
            line(x.array(), image, row, y, at + row * columns.output());
          }
        });
  }

  private void line(float[] x, int image, int row, float[] y, int at) {
    int above = rows.first()[row];
    if (above < 0) {
      Arrays.fill(y, at, at + columns.output(), outside);
      return;
    }
    int top = image + above * columns.input();
    int bottom = image + rows.second()[row] * columns.input();
    float part = rows.part()[row];
    for (int i = 0; i < columns.output(); i++) {
      int left = columns.first()[i];
      if (left < 0) {
        y[at + i] = outside;
      } else {
        int right = columns.second()[i];
        float across = columns.part()[i];
        float upper = between(x[top + left], x[top + right], across);
        y[at + i] =
            part == 0
                ? upper
                : between(upper, between(x[bottom + left], x[bottom + right], across), part);
      }
    }
  }

  private static float between(float first, float second, float part) {
    return part == 0 ? first : (1 - part) * first + part * second;
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    Operand dx = gradients.getFirst();
    if (dx == null) {
      return;
    }
    Planes.each(
        planes(),
        outputShape.size(),
        workers,
        plane -> {
          int image = dx.from() + plane * pixels();
          Arrays.fill(dx.array(), image, image + pixels(), 0);
          int at = plane * places();
          for (int row = 0; row < rows.output(); row++) {
            if (rows.first()[row] >= 0) {
              spread(upstream, at + row * columns.output(), row, dx.array(), image);
            }
          }
        });
  }

  private void spread(float[] upstream, int at, int row, float[] dx, int image) {
    int top = image + rows.first()[row] * columns.input();
    int bottom = image + rows.second()[row] * columns.input();
    float down = rows.part()[row];
    for (int i = 0; i < columns.output(); i++) {
      int left = columns.first()[i];
      if (left >= 0) {
        int right = columns.second()[i];
        float across = columns.part()[i];
        float upper = upstream[at + i] * (1 - down);
        float lower = upstream[at + i] * down;
        dx[top + left] += upper * (1 - across);
        dx[top + right] += upper * across;
        dx[bottom + left] += lower * (1 - across);
        dx[bottom + right] += lower * across;
      }
    }
  }
}
