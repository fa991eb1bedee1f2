package nn.autograd.matrix;

import nn.api.kernel.MatrixProduct;

/**
 * The product of a matrix with its transposed view: it is symmetric to the last bit, so a band of
 * rows is computed up to the diagonal, and the rest is its mirror image.
 */
final class GramProduct {
  /** Rows of a band: few enough to leave half of the work out, and enough for fast products. */
  private static final int BAND = 128;

  /** Rows that one task mirrors. */
  private static final int MIRRORED = 64;

  private GramProduct() {}

  /** Returns whether bands pay. */
  static boolean pays(DenseMatrix a) {
    return a.storedRows() >= 2 * BAND;
  }

  /** Writes the product of a matrix, as it is stored, with its transposed view. */
  static void write(DenseMatrix a, DenseMatrix gram) {
    int n = a.storedRows();
    int depth = a.storedColumns();
    float[] band = new float[BAND * n];
    for (int top = 0; top < n; top += BAND) {
      int rows = Math.min(BAND, n - top);
      int width = top + rows;
      gram.kernels()
          .multiply(
              new MatrixProduct(rows, width, depth, false, true),
              a.array(),
              a.offset() + top * depth,
              a.array(),
              a.offset(),
              band,
              0,
              gram.workers());
      copy(band, top, rows, gram);
    }
  }

  private static void copy(float[] band, int top, int rows, DenseMatrix gram) {
    int width = top + rows;
    int n = gram.storedColumns();
    float[] to = gram.array();
    for (int i = 0; i < rows; i++) {
      System.arraycopy(band, i * width, to, gram.offset() + (top + i) * n, width);
    }
    Sharing.run(
        gram.workers(),
        Math.ceilDiv(top, MIRRORED),
        (long) rows * top,
        task -> {
          int end = Math.min(top, (task + 1) * MIRRORED);
          for (int j = task * MIRRORED; j < end; j++) {
            int row = gram.offset() + j * n + top;
            for (int i = 0; i < rows; i++) {
              to[row + i] = band[i * width + j];
            }
          }
        });
  }
}
