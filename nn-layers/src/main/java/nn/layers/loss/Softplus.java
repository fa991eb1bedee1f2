package nn.layers.loss;

import nn.api.ElementwiseFunction;
import nn.api.kernel.Kernels;

/** {@code log(1 + eˣ)} without overflow: {@code max(x, 0) + log1p(e^−|x|)}. */
record Softplus(Kernels kernels) implements ElementwiseFunction {

  @Override
  public void value(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -Math.abs(x[i]);
    }
    kernels.exp(y, y, from, to);
    kernels.log1p(y, y, from, to);
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0) + y[i];
    }
  }

  @Override
  public void gradient(float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
    kernels.sigmoid(x, gradient, from, to);
    for (int i = from; i < to; i++) {
      gradient[i] *= upstream[i];
    }
  }
}
