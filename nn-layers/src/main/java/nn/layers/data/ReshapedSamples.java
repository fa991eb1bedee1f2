package nn.layers.data;

import nn.api.Shape;

/** The same values in samples of another shape. */
record ReshapedSamples(Samples samples, Shape shape) implements Samples {
  ReshapedSamples {
    if (shape.size() != samples.shape().size()) {
      throw new IllegalArgumentException(
          "samples of shape " + samples.shape() + " cannot have the shape " + shape);
    }
  }

  @Override
  public int count() {
    return samples.count();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    samples.copy(sample, target, offset);
  }

  @Override
  public void copy(int sample, double[] target, int offset) {
    samples.copy(sample, target, offset);
  }
}
