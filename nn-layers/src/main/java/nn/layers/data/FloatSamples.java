package nn.layers.data;

import nn.api.Shape;

/** Samples kept as floats, one after the other. */
@SuppressWarnings("ArrayRecordComponent") // data sets are large; a copy would double the heap
record FloatSamples(Shape shape, float[] values) implements Samples {
  FloatSamples {
    if (shape.size() == 0 || values.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole number of samples of shape " + shape);
    }
  }

  @Override
  public int count() {
    return values.length / shape.size();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    System.arraycopy(values, sample * shape.size(), target, offset, shape.size());
  }
}
