package nn.autograd.matrix;

/** Loops over the elements of matrices, on all threads if it pays. */
final class MatrixLoops {
  /** Elements of a part; sums add one number per part, so it decides their bits. */
  static final int PART = 1 << 14;

  /** Elements that are copied to compute with them; copies of both matrices fit the first cache. */
  private static final int COPIED = 1 << 10;

  private MatrixLoops() {}

  /** Does something with the indices in {@code [from, to)}. */
  @FunctionalInterface
  interface Range {
    void run(int from, int to);
  }

  /** Sums over the indices in {@code [from, to)}. */
  @FunctionalInterface
  interface RangeSum {
    double of(int from, int to);
  }

  /** Changes x[i] by y[i] for i in {@code [from, to)}. */
  @FunctionalInterface
  interface Change {
    void run(float[] x, float[] y, int from, int to);
  }

  static void each(DenseMatrix matrix, Range body) {
    int first = matrix.offset();
    int end = first + matrix.size();
    int parts = Math.ceilDiv(end - first, PART);
    Sharing.run(
        matrix.workers(),
        parts,
        end - first,
        i -> {
          int from = first + i * PART;
          body.run(from, Math.min(from + PART, end));
        });
  }

  /**
   * Changes the elements of a matrix by those of another.
   *
   * <p>C2 vectorises a loop over two arrays if an element has the same index in both; where it has
   * not, the loop runs over copies.
   */
  static void change(DenseMatrix x, DenseMatrix y, Change change) {
    if (x.isTransposed() != y.isTransposed()) {
      TransposedLoops.change(x, y, change);
      return;
    }
    int shift = y.offset() - x.offset();
    if (shift == 0) {
      each(x, (from, to) -> change.run(x.array(), y.array(), from, to));
    } else {
      each(x, (from, to) -> changeCopies(x.array(), y.array(), shift, from, to, change));
    }
  }

  private static void changeCopies(
      float[] x, float[] y, int shift, int from, int to, Change change) {
    float[] ownX = new float[Math.min(COPIED, to - from)];
    float[] ownY = new float[ownX.length];
    int count;
    for (int i = from; i < to; i += count) {
      count = Math.min(COPIED, to - i);
      System.arraycopy(x, i, ownX, 0, count);
      System.arraycopy(y, i + shift, ownY, 0, count);
      change.run(ownX, ownY, 0, count);
      System.arraycopy(ownX, 0, x, i, count);
    }
  }

  /** Adds the sums of fixed parts in pairs. */
  static double sum(DenseMatrix matrix, RangeSum body) {
    int first = matrix.offset();
    double[] sums = new double[Math.ceilDiv(matrix.size(), PART)];
    each(matrix, (from, to) -> sums[(from - first) / PART] = body.of(from, to));
    return PairwiseSum.of(sums);
  }

  static float largest(DenseMatrix matrix) {
    int first = matrix.offset();
    float[] byPart = new float[Math.ceilDiv(matrix.size(), PART)];
    each(
        matrix,
        (from, to) -> {
          float largest = 0;
          for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(matrix.array()[i]));
          }
          byPart[(from - first) / PART] = largest;
        });
    float largest = 0;
    for (float part : byPart) {
      largest = Math.max(largest, part);
    }
    return largest;
  }
}
