package nn.autograd.matrix;

/** Loops over the elements of two matrices of which one is stored the other way round. */
final class TransposedLoops {
  /** The side of the square blocks in which matrices are read, for the cache's sake. */
  private static final int BLOCK = 32;

  private TransposedLoops() {}

  /** Does something with the indices of an element in two matrices. */
  @FunctionalInterface
  private interface Pair {
    void at(int own, int other);
  }

  static void copy(DenseMatrix from, DenseMatrix to) {
    blocks(to, (own, other) -> to.array()[own] = from.array()[other], from);
  }

  static void add(float factor, DenseMatrix from, DenseMatrix to) {
    blocks(to, (own, other) -> to.array()[own] += factor * from.array()[other], from);
  }

  static void multiply(DenseMatrix from, DenseMatrix to) {
    blocks(to, (own, other) -> to.array()[own] *= from.array()[other], from);
  }

  private static void blocks(DenseMatrix to, Pair body, DenseMatrix from) {
    int rows = to.storedRows();
    int columns = to.storedColumns();
    int bands = Math.ceilDiv(rows, BLOCK);
    Sharing.run(
        to.workers(),
        bands,
        (long) rows * columns,
        band -> {
          int end = Math.min((band + 1) * BLOCK, rows);
          for (int left = 0; left < columns; left += BLOCK) {
            int right = Math.min(left + BLOCK, columns);
            for (int i = band * BLOCK; i < end; i++) {
              for (int j = left; j < right; j++) {
                body.at(
                    to.offset() + i * columns + j, from.offset() + j * from.storedColumns() + i);
              }
            }
          }
        });
  }

  /** Sums row by row as the first matrix is stored, then the rows in pairs. */
  static double dot(DenseMatrix a, DenseMatrix b) {
    double[] sums = new double[a.storedRows()];
    int columns = a.storedColumns();
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < columns; j++) {
        double product =
            (double) a.array()[a.offset() + i * columns + j]
                * b.array()[b.offset() + j * b.storedColumns() + i];
        sums[i] += product;
      }
    }
    return PairwiseSum.of(sums);
  }
}
