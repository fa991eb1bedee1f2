package nn.autograd.kernel;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * The reference kernels: plain loops that the JIT compiler vectorises where it can. Functions and
 * maxima are as {@link Kernels} defines them.
 */
public final class ScalarKernels implements Kernels {
  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    new ScalarProduct(shape, a, aOffset, b, bOffset).writeTo(c, cOffset, workers);
  }

  @Override
  public float sum(float[] x, int from, int to) {
    return ScalarSums.sum(x, from, to);
  }

  @Override
  public void addRows(float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    ScalarSums.addRows(x, from, rows, columns, stride, y, at);
  }
}
