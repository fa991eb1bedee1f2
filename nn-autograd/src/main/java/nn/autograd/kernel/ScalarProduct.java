package nn.autograd.kernel;

import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * A matrix product in plain loops, {@code c = fma(a[i][k], b[k][j], c)} with k ascending.
 *
 * <p>The rows of B and of C lie in arrays of their own: C2 vectorises a loop over several arrays at
 * one index, but not over one array at several offsets. A tile of C stays in the first-level cache
 * while all of B passes by.
 */
final class ScalarProduct {
  private static final int TILE_ROWS = 16;
  private static final int TILE_TRANSPOSE = 32;

  /** Multiplications below which a hand-over to another thread costs more than it saves. */
  private static final long PARALLEL = 1 << 18;

  private final MatrixProduct shape;
  private final float[] a;
  private final int aOffset;
  private final int aRowStride;
  private final int aStride;
  private final float[][] b;

  ScalarProduct(MatrixProduct shape, float[] a, int aOffset, float[] b, int bOffset) {
    this.shape = shape;
    this.a = a;
    this.aOffset = aOffset;
    this.aRowStride = shape.transposeA() ? 1 : shape.k();
    this.aStride = shape.transposeA() ? shape.m() : 1;
    this.b = new float[shape.k()][shape.n()];
    if (shape.transposeB()) {
      transposeRows(b, bOffset);
    } else {
      copyRows(b, bOffset);
    }
  }

  private void copyRows(float[] in, int offset) {
    for (int p = 0; p < shape.k(); p++) {
      System.arraycopy(in, offset + p * shape.n(), b[p], 0, shape.n());
    }
  }

  private void transposeRows(float[] in, int offset) {
    int k = shape.k();
    for (int j0 = 0; j0 < shape.n(); j0 += TILE_TRANSPOSE) {
      int j1 = Math.min(shape.n(), j0 + TILE_TRANSPOSE);
      for (int p = 0; p < k; p++) {
        float[] row = b[p];
        for (int j = j0; j < j1; j++) {
          row[j] = in[offset + j * k + p];
        }
      }
    }
  }

  void writeTo(float[] c, int cOffset, Workers workers) {
    int tiles = (shape.m() + TILE_ROWS - 1) / TILE_ROWS;
    if ((long) shape.m() * shape.n() * shape.k() >= PARALLEL) {
      workers.run(tiles, tile -> writeTile(tile, c, cOffset));
      return;
    }
    for (int tile = 0; tile < tiles; tile++) {
      writeTile(tile, c, cOffset);
    }
  }

  private void writeTile(int tile, float[] c, int cOffset) {
    int from = tile * TILE_ROWS;
    int to = Math.min(shape.m(), from + TILE_ROWS);
    int k = shape.k();
    int n = shape.n();
    float[][] sums = new float[to - from][n];
    int p = 0;
    for (; p + 8 <= k; p += 8) {
      for (int i = from; i < to; i++) {
        addEight(i, p, sums[i - from]);
      }
    }
    for (; p < k; p++) {
      for (int i = from; i < to; i++) {
        addOne(a[aOffset + i * aRowStride + p * aStride], b[p], sums[i - from], n);
      }
    }
    for (int i = from; i < to; i++) {
      System.arraycopy(sums[i - from], 0, c, cOffset + i * n, n);
    }
  }

  private static void addOne(float a0, float[] b0, float[] sums, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] = Math.fma(a0, b0[j], sums[j]);
    }
  }

  private void addEight(int row, int p, float[] sums) {
    int start = aOffset + row * aRowStride + p * aStride;
    float a0 = a[start];
    float a1 = a[start + aStride];
    float a2 = a[start + 2 * aStride];
    float a3 = a[start + 3 * aStride];
    float a4 = a[start + 4 * aStride];
    float a5 = a[start + 5 * aStride];
    float a6 = a[start + 6 * aStride];
    float a7 = a[start + 7 * aStride];
    float[] b0 = b[p];
    float[] b1 = b[p + 1];
    float[] b2 = b[p + 2];
    float[] b3 = b[p + 3];
    float[] b4 = b[p + 4];
    float[] b5 = b[p + 5];
    float[] b6 = b[p + 6];
    float[] b7 = b[p + 7];
    int n = shape.n();
    for (int j = 0; j < n; j++) {
      float sum = Math.fma(a0, b0[j], sums[j]);
      sum = Math.fma(a1, b1[j], sum);
      sum = Math.fma(a2, b2[j], sum);
      sum = Math.fma(a3, b3[j], sum);
      sum = Math.fma(a4, b4[j], sum);
      sum = Math.fma(a5, b5[j], sum);
      sum = Math.fma(a6, b6[j], sum);
      sums[j] = Math.fma(a7, b7[j], sum);
    }
  }
}
