package nn.autograd.kernel;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * The reference kernels: plain loops that the JIT compiler vectorises where it can. Functions, sums
 * and maxima are as {@link Kernels} defines them.
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
}
