package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Some rows of C, two vectors wide, whose sums stay in registers while a stretch of k passes by.
 *
 * <p>Every element of C is one chain {@code c = fma(a, b, c)} with k ascending, as in the
 * reference.
 */
interface Tile {

  /** Returns how many rows it has. */
  int rows();

  /**
   * Adds the products of {@code depth} columns of A and rows of B.
   *
   * @param i index of the first element of A
   * @param stride the distance between its rows, or between its columns if it is transposed; the
   *     other distance is 1
   * @param j index of the first element of B, whose rows are {@code bStride} apart
   * @param at index of the first element of C, whose rows are {@code cStride} apart
   * @param add whether C holds the sums of the products before these; else they start from zero
   */
  void multiply(
      float[] a,
      int i,
      int stride,
      boolean transposed,
      float[] b,
      int j,
      int bStride,
      float[] c,
      int at,
      int cStride,
      int depth,
      boolean add);

  /** Returns the sums to go on from. */
  static FloatVector start(float[] c, int at, boolean add) {
    return add ? FloatVector.fromArray(SPECIES, c, at) : FloatVector.zero(SPECIES);
  }
}
