package nn.kernels.vector.product;

import nn.api.kernel.MatrixProduct;
import org.jspecify.annotations.Nullable;

/**
 * What C = A·B + bias is computed from and written to.
 *
 * @param m rows of A and of C
 * @param n columns of B and of C
 * @param k columns of A, rows of B
 */
record Operands(int m, int n, int k, Matrix a, Matrix b, @Nullable Bias bias, Matrix c) {
  /** Multiplications that take as long as writing an element of C across its rows. */
  private static final long TRANSPOSING_C = 6;

  static Operands of(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      @Nullable Bias bias,
      float[] c,
      int cOffset) {
    int m = shape.m();
    int n = shape.n();
    int k = shape.k();
    return new Operands(
        m,
        n,
        k,
        Matrix.dense(a, aOffset, m, k, shape.transposeA()),
        Matrix.dense(b, bOffset, k, n, shape.transposeB()),
        bias,
        Matrix.dense(c, cOffset, m, n, false));
  }

  /** Returns the same product as Cᵀ = Bᵀ·Aᵀ + biasᵀ. */
  Operands transposed() {
    return new Operands(
        n,
        m,
        k,
        b.transposed(),
        a.transposed(),
        bias == null ? null : bias.transposed(),
        c.transposed());
  }

  /** Returns how many multiplications the definition asks for. */
  long multiplications() {
    return (long) m * n * k;
  }

  /**
   * Returns the time it takes with the lanes along the columns of B, in multiplications: packing
   * and transposing take as long as some.
   */
  long cost() {
    return Form.cost(this, m, n) * k + (c.hasDenseRows() ? 0 : TRANSPOSING_C * m * n);
  }
}
