package nn.autograd.optimizer;

import nn.api.optim.Matrix.Means;

/** Loops over the elements of matrices, on all their threads if that pays. */
final class MatrixLoops {
  /** Elements of a part; sums add one number per part, so it decides their bits. */
  static final int PART = 1 << 14;

  /** Columns whose sums one thread keeps. */
  private static final int COLUMNS = 256;

  /** The side of the square blocks in which matrices are transposed, for the cache's sake. */
  private static final int BLOCK = 32;

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

  static void each(DenseMatrix matrix, Range body) {
    int first = matrix.offset();
    int end = first + matrix.size();
    int parts = Math.ceilDiv(end - first, PART);
    Chunks.run(
        matrix.workers(),
        parts,
        end - first,
        i -> {
          int from = first + i * PART;
          body.run(from, Math.min(from + PART, end));
        });
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

  /** Takes the means of columns as they are stored, down the rows in one chain of doubles. */
  static void columnMeanSquares(DenseMatrix matrix, Means means) {
    int blocks = Math.ceilDiv(matrix.storedColumns(), COLUMNS);
    double count = Math.max(1, matrix.storedRows());
    Chunks.run(
        matrix.workers(),
        blocks,
        matrix.size(),
        block -> {
          int left = block * COLUMNS;
          int width = Math.min(COLUMNS, matrix.storedColumns() - left);
          double[] squares = new double[width];
          for (int i = 0; i < matrix.storedRows(); i++) {
            int from = matrix.offset() + i * matrix.storedColumns() + left;
            addSquares(matrix.array(), from, squares);
          }
          for (int j = 0; j < width; j++) {
            means.accept(left + j, (float) (squares[j] / count));
          }
        });
  }

  private static void addSquares(float[] x, int from, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double value = x[from + j];
      sums[j] += value * value;
    }
  }

  /** Copies a matrix into one that is stored the other way round. */
  static void transpose(DenseMatrix from, DenseMatrix to) {
    blocks(to, (own, other) -> to.array()[own] = from.array()[other], from);
  }

  static void addTransposed(float factor, DenseMatrix from, DenseMatrix to) {
    blocks(to, (own, other) -> to.array()[own] += factor * from.array()[other], from);
  }

  /** Sums row by row as the first matrix is stored, then the rows in pairs. */
  static double dotTransposed(DenseMatrix a, DenseMatrix b) {
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

  /** Does something with the indices of an element in two matrices. */
  @FunctionalInterface
  private interface Pair {
    void at(int own, int other);
  }

  private static void blocks(DenseMatrix to, Pair body, DenseMatrix from) {
    int rows = to.storedRows();
    int columns = to.storedColumns();
    int bands = Math.ceilDiv(rows, BLOCK);
    Chunks.run(
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
}
