package nn.layers.standard.image;

import java.util.Arrays;
import nn.api.kernel.Kernels;

/**
 * What every place of a window sees, as the columns of a matrix {@code [depth, places]}, for one
 * sample and group. Padding is 0.
 *
 * <p>A row of the matrix belongs to a channel, a row and a column of the kernel. First every
 * channel is copied for each column of the kernel: padded above and below, and in each line what
 * the places of a row see there, the <em>strips</em>. In these the lines that a row of the kernel
 * sees follow one another, so that with a stride of 1 a row of the matrix is one copy.
 */
record Columns(Geometry geometry, Kernels kernels) {

  private int channels() {
    return geometry.channels() / geometry.groups();
  }

  /** Returns how many lines of the padded image the places see. */
  private int lines() {
    Axis rows = geometry.rows();
    return (rows.output() - 1) * rows.stride() + (rows.kernel() - 1) * rows.dilation() + 1;
  }

  private int stripSize() {
    return lines() * geometry.columns().output();
  }

  /** Returns how many floats the strips have. */
  int stripsSize() {
    return channels() * geometry.columns().kernel() * stripSize();
  }

  /**
   * Writes the columns.
   *
   * @param x the sample's input
   * @param at where the first channel of the group begins
   * @param strips scratch memory
   */
  void gather(float[] x, int at, float[] strips, float[] columns) {
    int taps = geometry.columns().kernel();
    for (int channel = 0; channel < channels(); channel++) {
      for (int tap = 0; tap < taps; tap++) {
        int strip = (channel * taps + tap) * stripSize();
        cut(x, at + channel * geometry.pixels(), tap, strips, strip);
      }
    }
    forEachRow((strip, line, to) -> copyLines(strips, strip, line, columns, to));
  }

  /**
   * Adds columns to the pixels that they came from, the opposite of {@link #gather}: first over the
   * rows of the kernel, then over its columns.
   */
  void scatter(float[] columns, float[] strips, float[] x, int at) {
    Arrays.fill(strips, 0, stripsSize(), 0);
    forEachRow((strip, line, from) -> addLines(columns, from, strips, strip, line));
    Arrays.fill(x, at, at + channels() * geometry.pixels(), 0);
    int taps = geometry.columns().kernel();
    for (int channel = 0; channel < channels(); channel++) {
      for (int tap = 0; tap < taps; tap++) {
        int strip = (channel * taps + tap) * stripSize();
        paste(strips, strip, tap, x, at + channel * geometry.pixels());
      }
    }
  }

  /** What is done with a row of the matrix. */
  private interface RowBody {
    /**
     * Does it.
     *
     * @param strip where the strip of the row's channel and column begins
     * @param line the first line of the strip that the row sees
     * @param at where the row begins
     */
    void accept(int strip, int line, int at);
  }

  private void forEachRow(RowBody body) {
    int taps = geometry.columns().kernel();
    int at = 0;
    for (int channel = 0; channel < channels(); channel++) {
      for (int row = 0; row < geometry.rows().kernel(); row++) {
        for (int tap = 0; tap < taps; tap++) {
          int strip = (channel * taps + tap) * stripSize();
          body.accept(strip, row * geometry.rows().dilation(), at);
          at += geometry.places();
        }
      }
    }
  }

  private void copyLines(float[] strips, int strip, int line, float[] columns, int to) {
    int width = geometry.columns().output();
    int stride = geometry.rows().stride();
    int from = strip + line * width;
    if (stride == 1) {
      System.arraycopy(strips, from, columns, to, geometry.places());
      return;
    }
    for (int place = 0; place < geometry.rows().output(); place++) {
      System.arraycopy(strips, from + place * stride * width, columns, to + place * width, width);
    }
  }

  private void addLines(float[] columns, int from, float[] strips, int strip, int line) {
    int width = geometry.columns().output();
    int to = strip + line * width;
    int stride = geometry.rows().stride();
    if (stride == 1) {
      add(columns, from, strips, to, geometry.places());
      return;
    }
    for (int place = 0; place < geometry.rows().output(); place++) {
      add(columns, from + place * width, strips, to + place * stride * width, width);
    }
  }

  /** C2 makes no vectors of a loop over two arrays that might be one; the kernels do. */
  private void add(float[] from, int at, float[] to, int toAt, int size) {
    kernels.addRows(from, at, 1, size, size, to, toAt);
  }

  /** Writes the strip of a channel and a column of the kernel. */
  private void cut(float[] x, int image, int tap, float[] strips, int strip) {
    Axis rows = geometry.rows();
    Axis columns = geometry.columns();
    int width = columns.output();
    int left = columns.first(tap);
    int right = Math.max(left, columns.end(tap));
    for (int line = 0; line < lines(); line++) {
      int to = strip + line * width;
      int row = line - rows.before();
      if (row < 0 || row >= rows.input() || left == right) { // padding alone
        Arrays.fill(strips, to, to + width, 0);
        continue;
      }
      for (int i = 0; i < left; i++) {
        strips[to + i] = 0;
      }
      int from = image + row * columns.input() + columns.source(left, tap);
      if (columns.stride() == 1) {
        System.arraycopy(x, from, strips, to + left, right - left);
      } else {
        for (int i = left; i < right; i++) {
          strips[to + i] = x[from + (i - left) * columns.stride()];
        }
      }
      for (int i = right; i < width; i++) {
        strips[to + i] = 0;
      }
    }
  }

  /** Adds the strip of a channel and a column of the kernel to the image. */
  private void paste(float[] strips, int strip, int tap, float[] x, int image) {
    Axis rows = geometry.rows();
    Axis columns = geometry.columns();
    int left = columns.first(tap);
    int right = Math.max(left, columns.end(tap));
    for (int line = 0; line < lines(); line++) {
      int row = line - rows.before();
      if (row >= 0 && row < rows.input()) {
        int from = strip + line * columns.output() + left;
        int to = image + row * columns.input() + columns.source(left, tap);
        for (int i = 0; i < right - left; i++) {
          x[to + i * columns.stride()] += strips[from + i];
        }
      }
    }
  }
}
