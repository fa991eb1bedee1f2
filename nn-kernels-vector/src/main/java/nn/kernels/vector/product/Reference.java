package nn.kernels.vector.product;

/** The product as it is defined, for matrices of a few elements. */
final class Reference {
  private Reference() {}

  static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a.array()[a.at(i, p)], b.array()[b.at(p, j)], sum);
        }
        c.array()[c.at(i, j)] = sum;
      }
    }
  }
}
