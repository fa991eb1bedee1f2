package nn.kernels.vector.product;

/** The product as it is defined, for matrices of a few elements. */
final class Reference {
  private Reference() {}

  static void multiply(Operands product) {
    for (int i = 0; i < product.m(); i++) {
      for (int j = 0; j < product.n(); j++) {
        product.c().array()[product.c().at(i, j)] = element(product, i, j);
      }
    }
  }

  private static float element(Operands product, int i, int j) {
    Matrix a = product.a();
    Matrix b = product.b();
    float sum = 0;
    for (int p = 0; p < product.k(); p++) {
      sum = Math.fma(a.array()[a.at(i, p)], b.array()[b.at(p, j)], sum);
    }
    Bias bias = product.bias();
    return bias == null ? sum : sum + bias.at(i, j);
  }
}
