package nn.testing;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * Kernels as {@link Kernels} defines them, in the plainest loops on one thread: what every faster
 * kernel must equal bit for bit.
 */
public final class NaiveKernels implements Kernels {
  /** Creates the kernels; they hold nothing. */
  public NaiveKernels() {}

  @Override
  public String description() {
    return "naive";
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
    for (int i = 0; i < shape.m(); i++) {
      for (int j = 0; j < shape.n(); j++) {
        float sum = 0;
        for (int p = 0; p < shape.k(); p++) {
          float x = a[aOffset + (shape.transposeA() ? p * shape.m() + i : i * shape.k() + p)];
          float y = b[bOffset + (shape.transposeB() ? j * shape.k() + p : p * shape.n() + j)];
          sum = Math.fma(x, y, sum);
        }
        c[cOffset + i * shape.n() + j] = sum;
      }
    }
  }
}
