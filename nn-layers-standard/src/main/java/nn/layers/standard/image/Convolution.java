package nn.layers.standard.image;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * The three products of a convolution, for one sample: its columns are gathered into a buffer that
 * fits the caches, and the kernels multiply.
 *
 * <p>An output is one chain {@code fma(w, x, c)} over channels, rows and columns of the kernel in
 * this order, from c = 0. An element of the input's gradient is the sum, over rows and then columns
 * of the kernel, of chains over the output channels. The weight's gradient is a chain over the
 * places.
 */
record Convolution(Geometry geometry, Kernels kernels) {

  /** Returns how many floats the columns of a sample and group have. */
  int columnsSize() {
    return geometry.isPointwise() ? 0 : geometry.depth() * geometry.places();
  }

  /** Returns how many floats the strips of a sample and group have. */
  int stripsSize() {
    return geometry.isPointwise() ? 0 : new Columns(geometry, kernels).stripsSize();
  }

  /** Writes {@code y = W ∗ x}. */
  void forward(float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, Buffer buffer) {
    int out = geometry.outChannels() / geometry.groups();
    MatrixProduct product =
        new MatrixProduct(out, geometry.places(), geometry.depth(), false, false);
    for (int group = 0; group < geometry.groups(); group++) {
      int weights = wAt + group * out * geometry.depth();
      int to = yAt + group * out * geometry.places();
      int from = xAt + groupOfInput(group);
      if (geometry.isPointwise()) {
        kernels.multiply(product, w, weights, x, from, y, to, buffer.workers());
      } else {
        new Columns(geometry, kernels).gather(x, from, buffer.strips(), buffer.columns());
        kernels.multiply(product, w, weights, buffer.columns(), 0, y, to, buffer.workers());
      }
    }
  }

  /** Writes {@code dx}, the gradient of the input. */
  void inputGradient(
      float[] dy, int dyAt, float[] w, int wAt, float[] dx, int dxAt, Buffer buffer) {
    int out = geometry.outChannels() / geometry.groups();
    MatrixProduct product =
        new MatrixProduct(geometry.depth(), geometry.places(), out, true, false);
    for (int group = 0; group < geometry.groups(); group++) {
      int weights = wAt + group * out * geometry.depth();
      int from = dyAt + group * out * geometry.places();
      int to = dxAt + groupOfInput(group);
      if (geometry.isPointwise()) {
        kernels.multiply(product, w, weights, dy, from, dx, to, buffer.workers());
      } else {
        kernels.multiply(product, w, weights, dy, from, buffer.columns(), 0, buffer.workers());
        new Columns(geometry, kernels).scatter(buffer.columns(), buffer.strips(), dx, to);
      }
    }
  }

  /**
   * Writes {@code dW} of this sample alone, transposed: for each group {@code [depth, outputs]}. So
   * the product's larger side has the rows.
   */
  void weightGradient(
      float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt, Buffer buffer) {
    int out = geometry.outChannels() / geometry.groups();
    MatrixProduct product =
        new MatrixProduct(geometry.depth(), out, geometry.places(), false, true);
    for (int group = 0; group < geometry.groups(); group++) {
      int to = dwAt + group * out * geometry.depth();
      int from = dyAt + group * out * geometry.places();
      int input = xAt + groupOfInput(group);
      if (geometry.isPointwise()) {
        kernels.multiply(product, x, input, dy, from, dw, to, buffer.workers());
      } else {
        new Columns(geometry, kernels).gather(x, input, buffer.strips(), buffer.columns());
        kernels.multiply(product, buffer.columns(), 0, dy, from, dw, to, buffer.workers());
      }
    }
  }

  private int groupOfInput(int group) {
    return group * (geometry.channels() / geometry.groups()) * geometry.pixels();
  }

  /** Arrays for one sample and group, and the threads that a product may use. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer, not a value
  record Buffer(float[] columns, float[] strips, Workers workers) {}
}
