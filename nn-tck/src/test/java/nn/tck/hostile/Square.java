package nn.tck.hostile;

import nn.api.activation.ElementwiseActivation;

/** x² as it should be. */
class Square implements ElementwiseActivation {
  @Override
  public void value(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  @Override
  public void gradient(float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      gradient[i] = 2 * x[i] * upstream[i];
    }
  }
}
