package nn.layers.loss;

import nn.api.ElementwiseFunction;
import nn.api.math.FloatMath;

/** {@code log(1 + eˣ)} without overflow: {@code max(x, 0) + log1p(e^−|x|)}. */
final class Softplus implements ElementwiseFunction {

  @Override
  public void value(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], 0) + FloatMath.log1p(FloatMath.exp(-Math.abs(x[i])));
    }
  }

  @Override
  public void gradient(float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = upstream[i] * FloatMath.sigmoid(x[i]);
    }
  }
}
