package nn.autograd.matrix;

import nn.autograd.matrix.MatrixLoops.Change;

/** Loops over the elements of two matrices of which one is stored the other way round. */
final class TransposedLoops {
  /** The side of the square blocks in which matrices are read, for the cache's sake. */
  private static final int BLOCK = 32;

  private TransposedLoops() {}

  /** Changes the elements of a matrix by those of another at the same place. */
  static void change(DenseMatrix x, DenseMatrix y, Change change) {
    int rows = x.storedRows();
    Sharing.run(
        x.workers(),
        Math.ceilDiv(rows, BLOCK),
        x.size(),
        band -> {
          float[] ownX = new float[BLOCK];
          float[] ownY = new float[BLOCK];
          int end = Math.min((band + 1) * BLOCK, rows);
          for (int left = 0; left < x.storedColumns(); left += BLOCK) {
            for (int i = band * BLOCK; i < end; i++) {
              changePiece(x, y, i, left, change, ownX, ownY);
            }
          }
        });
  }

  /** Changes a piece of a row by copies, in which an element has the same index in both arrays. */
  private static void changePiece(
      DenseMatrix x, DenseMatrix y, int row, int left, Change change, float[] ownX, float[] ownY) {
    int count = Math.min(BLOCK, x.storedColumns() - left);
    int from = x.offset() + row * x.storedColumns() + left;
    System.arraycopy(x.array(), from, ownX, 0, count);
    for (int j = 0; j < count; j++) {
      ownY[j] = y.array()[y.offset() + (left + j) * y.storedColumns() + row];
    }
    change.run(ownX, ownY, 0, count);
    System.arraycopy(ownX, 0, x.array(), from, count);
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
