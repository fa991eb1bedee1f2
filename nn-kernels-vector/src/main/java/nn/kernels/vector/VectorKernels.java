package nn.kernels.vector;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.api.math.FloatMath;
import nn.kernels.vector.product.Product;

/** The kernels; each equals its scalar twin bit for bit. */
final class VectorKernels implements Kernels {
  private final Product product = new Product();

  @Override
  public String description() {
    return "vector, " + Product.VECTOR_BITS + " bit";
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
  public void exp(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.exp(x[i]);
    }
  }

  @Override
  public void log(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log(x[i]);
    }
  }

  @Override
  public void tanh(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.tanh(x[i]);
    }
  }

  @Override
  public void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.sigmoid(x[i]);
    }
  }

  @Override
  public float sum(float[] x, int from, int to) {
    float[] lanes = new float[16];
    for (int i = from; i < to; i++) {
      lanes[(i - from) % 16] += x[i];
    }
    for (int width = 8; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] += lanes[lane + width];
      }
    }
    return lanes[0];
  }
}
