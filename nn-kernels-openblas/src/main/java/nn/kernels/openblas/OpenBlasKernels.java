package nn.kernels.openblas;

import java.util.Arrays;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/** Matrix products by OpenBLAS; the functions and sums are the contract's own. */
final class OpenBlasKernels implements Kernels {
  private final Sgemm sgemm;

  OpenBlasKernels(Sgemm sgemm) {
    this.sgemm = sgemm;
  }

  @Override
  public String description() {
    return "openblas, " + sgemm.processor();
  }

  /** Threads share C; the library has none of its own. */
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
    int m = shape.m();
    int n = shape.n();
    int k = shape.k();
    Matrix left = Matrix.of(a, aOffset, m, k, shape.transposeA());
    Matrix right = Matrix.of(b, bOffset, k, n, shape.transposeB());
    Matrix product = Matrix.of(c, cOffset, m, n, false);
    if (k == 0) {
      Arrays.fill(c, cOffset, cOffset + m * n, 0f);
    } else {
      Tiles tiles = Tiles.of(shape, workers.count());
      workers.run(tiles.count(), tile -> sgemm.multiply(tiles.get(tile), k, left, right, product));
    }
  }
}
