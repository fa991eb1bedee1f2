package nn.kernels.vector.product;

/** Multiplies blocks of B, some of its rows and columns, by all rows of A. */
interface Blocks {

  /**
   * Multiplies rows {@code [i0, i1)} of A by a block: rows {@code [p, p + depth)} and columns
   * {@code [j0, j1)} of B.
   */
  void multiply(int i0, int i1, int j0, int j1, int p, int depth);
}
