package nn.autograd.kernel;

import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.api.math.FloatMath;

/** The reference kernels: plain loops that the JIT compiler vectorises where it can. */
public final class ScalarKernels implements Kernels {
  private static final int LANES = 16;

  @Override
  public String description() {
    return "scalar";
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
    new ScalarProduct(shape, a, aOffset, b, bOffset).writeTo(c, cOffset, workers);
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
    float[] lanes = new float[LANES];
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += x[i + lane];
      }
    }
    for (int lane = 0; i < to; i++, lane++) {
      lanes[lane] += x[i];
    }
    for (int width = LANES / 2; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] += lanes[lane + width];
      }
    }
    return lanes[0];
  }
}
