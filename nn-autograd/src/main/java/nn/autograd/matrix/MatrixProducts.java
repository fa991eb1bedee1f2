package nn.autograd.matrix;

import nn.api.kernel.MatrixProduct;

/** Products of matrices, by the engine's kernels. */
final class MatrixProducts {
  private MatrixProducts() {}

  /** c ← a b. */
  static void multiply(DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    if (c.isTransposed()) {
      multiply(b.transposed(), a.transposed(), c.transposed());
      return;
    }
    requireFit(a, b, c);
    c.kernels()
        .multiply(
            new MatrixProduct(
                c.rows(), c.columns(), a.columns(), a.isTransposed(), b.isTransposed()),
            a.array(),
            a.offset(),
            b.array(),
            b.offset(),
            c.array(),
            c.offset(),
            c.workers());
  }

  private static void requireFit(DenseMatrix a, DenseMatrix b, DenseMatrix c) {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          c.shape() + " cannot hold the product of " + a.shape() + " and " + b.shape());
    }
    if (a.overlaps(c) || b.overlaps(c)) {
      throw new IllegalArgumentException(
          "a product cannot be written over one of its factors; use a scratch matrix");
    }
  }

  /** c ← a aᵀ. */
  static void gram(DenseMatrix a, DenseMatrix c) {
    boolean fits = a.rows() == c.rows() && c.rows() == c.columns() && !a.overlaps(c);
    if (!fits || a.isTransposed() || !GramProduct.pays(a)) {
      multiply(a, a.transposed(), c);
    } else {
      GramProduct.write(a, c);
    }
  }
}
