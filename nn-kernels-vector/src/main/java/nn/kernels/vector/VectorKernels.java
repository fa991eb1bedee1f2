package nn.kernels.vector;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.Workers;
import nn.kernels.vector.math.Functions;
import nn.kernels.vector.math.Reductions;
import nn.kernels.vector.product.Product;

/** The kernels; each equals its scalar twin bit for bit. */
final class VectorKernels implements Kernels {
  private final Product product = new Product();
  private final Functions functions = new Functions();

  @Override
  public String description() {
    return "vector, " + Product.VECTOR_BITS + " bit";
  }

  @Override
  public WarmUp warmUp() {
    return new JitWarmUp();
  }

  @Override
  public void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    product.multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
  }

  @Override
  public void multiplyAddBias(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] bias,
      int biasOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    product.multiplyAddBias(shape, a, aOffset, b, bOffset, bias, biasOffset, c, cOffset, workers);
  }

  @Override
  public void exp(float[] x, float[] y, int from, int to) {
    functions.exp(x, y, from, to);
  }

  @Override
  public void expm1(float[] x, float[] y, int from, int to) {
    functions.expm1(x, y, from, to);
  }

  @Override
  public void log(float[] x, float[] y, int from, int to) {
    functions.log(x, y, from, to);
  }

  @Override
  public void log1p(float[] x, float[] y, int from, int to) {
    functions.log1p(x, y, from, to);
  }

  @Override
  public void tanh(float[] x, float[] y, int from, int to) {
    functions.tanh(x, y, from, to);
  }

  @Override
  public void sigmoid(float[] x, float[] y, int from, int to) {
    functions.sigmoid(x, y, from, to);
  }

  @Override
  public void gelu(float[] x, float[] y, int from, int to) {
    functions.gelu(x, y, from, to);
  }

  @Override
  public void geluDerivative(float[] x, float[] y, int from, int to) {
    functions.geluDerivative(x, y, from, to);
  }

  @Override
  public float sum(float[] x, int from, int to) {
    return Reductions.sum(x, from, to);
  }

  @Override
  public void addRows(float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    Reductions.addRows(x, from, rows, columns, stride, y, at);
  }

  @Override
  public float max(float[] x, int from, int to) {
    return Reductions.max(x, from, to);
  }
}
