package nn.kernels.vector.product;

/**
 * One row times a matrix whose columns are dense, as a linear layer computes for one sample.
 *
 * <p>The lanes of a vector would hold neighbouring columns, which has to be written and read again
 * first for the sake of one multiplication each. Eight chains of single numbers need no copy, and
 * are enough to hide how long an {@code fma} takes.
 */
final class RowByColumns {
  private static final int CHAINS = 8;

  private RowByColumns() {}

  /** Returns whether a product is of this kind. */
  static boolean fits(Operands product) {
    return product.m() == 1 && product.b().rowStride() == 1 && product.a().columnStride() == 1;
  }

  /** Computes columns {@code [j0, j1)} of C. */
  static void multiply(Operands product, int j0, int j1) {
    float[] sums = new float[CHAINS];
    for (int j = j0; j < j1; j += CHAINS) {
      int count = Math.min(CHAINS, j1 - j);
      if (count == CHAINS) {
        eight(product, j, sums);
      } else {
        oneByOne(product, j, count, sums);
      }
      store(product, j, count, sums);
    }
  }

  private static void eight(Operands product, int j, float[] sums) {
    float[] x = product.a().array();
    int i = product.a().offset();
    float[] w = product.b().array();
    int at = product.b().at(0, j);
    int stride = product.b().columnStride();
    int k = product.k();
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int p = 0; p < k; p++) {
      float xp = x[i + p];
      s0 = Math.fma(xp, w[at + p], s0);
      s1 = Math.fma(xp, w[at + stride + p], s1);
      s2 = Math.fma(xp, w[at + 2 * stride + p], s2);
      s3 = Math.fma(xp, w[at + 3 * stride + p], s3);
      s4 = Math.fma(xp, w[at + 4 * stride + p], s4);
      s5 = Math.fma(xp, w[at + 5 * stride + p], s5);
      s6 = Math.fma(xp, w[at + 6 * stride + p], s6);
      s7 = Math.fma(xp, w[at + 7 * stride + p], s7);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }

  private static void oneByOne(Operands product, int j, int count, float[] sums) {
    float[] x = product.a().array();
    int i = product.a().offset();
    float[] w = product.b().array();
    for (int column = 0; column < count; column++) {
      int at = product.b().at(0, j + column);
      float sum = 0;
      for (int p = 0; p < product.k(); p++) {
        sum = Math.fma(x[i + p], w[at + p], sum);
      }
      sums[column] = sum;
    }
  }

  private static void store(Operands product, int j, int count, float[] sums) {
    Bias bias = product.bias();
    for (int column = 0; column < count; column++) {
      float sum = bias == null ? sums[column] : sums[column] + bias.at(0, j + column);
      product.c().array()[product.c().at(0, j + column)] = sum;
    }
  }
}
