package nn.layers.standard.image;

import java.util.Arrays;

/**
 * What every place of a window sees, as the columns of a matrix {@code [depth, places]}, for one
 * sample and group. Padding is 0.
 */
record Columns(Geometry geometry) {

  /**
   * Writes the columns.
   *
   * @param x the sample's input
   * @param at where the first channel of the group begins
   */
  void gather(float[] x, int at, float[] columns) {
    forEachRow((channel, row, column, to) ->
        gatherRow(x, at + channel * geometry.pixels(), row, column, columns, to));
  }

  /**
   * Adds columns to the pixels that they came from, row by row of the matrix; the opposite of
   * {@link #gather}. It changes the columns.
   */
  void scatter(float[] columns, float[] x, int at) {
    Arrays.fill(x, at, at + geometry.channels() / geometry.groups() * geometry.pixels(), 0);
    forEachRow((channel, row, column, from) ->
        scatterRow(columns, from, row, column, x, at + channel * geometry.pixels()));
  }

  /** What is done with a row of the matrix: an element of the window in a channel. */
  private interface RowBody {
    void accept(int channel, int row, int column, int at);
  }

  private void forEachRow(RowBody body) {
    int at = 0;
    for (int channel = 0; channel < geometry.channels() / geometry.groups(); channel++) {
      for (int row = 0; row < geometry.rows().kernel(); row++) {
        for (int column = 0; column < geometry.columns().kernel(); column++) {
          body.accept(channel, row, column, at);
          at += geometry.places();
        }
      }
    }
  }

  private void gatherRow(float[] x, int image, int row, int column, float[] columns, int to) {
    Axis down = geometry.rows();
    Axis across = geometry.columns();
    int first = down.first(row);
    int end = Math.max(first, down.end(row));
    int width = across.output();
    Arrays.fill(columns, to, to + first * width, 0);
    Arrays.fill(columns, to + end * width, to + geometry.places(), 0);
    if (across.isAligned() && down.stride() == 1 && first < end) {
      gatherAligned(x, image, row, column, columns, to, first, end);
      return;
    }
    int left = across.first(column);
    int right = Math.max(left, across.end(column));
    for (int place = first; place < end; place++) {
      int from = image + down.source(place, row) * across.input();
      int line = to + place * width;
      Arrays.fill(columns, line, line + left, 0);
      for (int i = left; i < right; i++) {
        columns[line + i] = x[from + across.source(i, column)];
      }
      Arrays.fill(columns, line + right, line + width, 0);
    }
  }

  /**
   * All lines at once: a line of the image and one of the places are equally long, so that one copy
   * shifts all; what it carries over the end of a line is padding.
   */
  private void gatherAligned(
      float[] x, int image, int row, int column, float[] columns, int to, int first, int end) {
    Axis across = geometry.columns();
    int width = across.output();
    int shift = column * across.dilation() - across.before();
    int source = image + geometry.rows().source(first, row) * width;
    int from = Math.max(0, -shift);
    int length = (end - first) * width - Math.abs(shift);
    if (length > 0) {
      System.arraycopy(x, source + Math.max(0, shift), columns, to + first * width + from, length);
    }
    clearEnds(columns, to, first, end, column);
  }

  /** Sets to 0 what lies left and right of the image. */
  private void clearEnds(float[] columns, int at, int first, int end, int column) {
    Axis across = geometry.columns();
    int width = across.output();
    int left = across.first(column);
    int right = Math.max(left, across.end(column));
    for (int place = first; place < end; place++) {
      int line = at + place * width;
      for (int i = line; i < line + left; i++) {
        columns[i] = 0;
      }
      for (int i = line + right; i < line + width; i++) {
        columns[i] = 0;
      }
    }
  }

  private void scatterRow(float[] columns, int at, int row, int column, float[] x, int image) {
    Axis down = geometry.rows();
    Axis across = geometry.columns();
    int first = down.first(row);
    int end = Math.max(first, down.end(row));
    int width = across.output();
    if (across.isAligned() && down.stride() == 1 && first < end) {
      scatterAligned(columns, at, row, column, x, image, first, end);
      return;
    }
    int left = across.first(column);
    int right = Math.max(left, across.end(column));
    for (int place = first; place < end; place++) {
      int to = image + down.source(place, row) * across.input();
      int line = at + place * width;
      for (int i = left; i < right; i++) {
        x[to + across.source(i, column)] += columns[line + i];
      }
    }
  }

  private void scatterAligned(
      float[] columns, int at, int row, int column, float[] x, int image, int first, int end) {
    clearEnds(columns, at, first, end, column);
    Axis across = geometry.columns();
    int width = across.output();
    int shift = column * across.dilation() - across.before();
    int to = image + geometry.rows().source(first, row) * width + Math.max(0, shift);
    int from = at + first * width + Math.max(0, -shift);
    int length = (end - first) * width - Math.abs(shift);
    for (int i = 0; i < length; i++) {
      x[to + i] += columns[from + i];
    }
  }
}
