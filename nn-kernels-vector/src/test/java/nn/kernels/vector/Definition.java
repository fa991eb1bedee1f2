package nn.kernels.vector;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/** Functions, sums and maxima as {@link Kernels} defines them. */
final class Definition implements Kernels {
  @Override
  public String description() {
    return "definition";
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
    throw new UnsupportedOperationException();
  }
}
