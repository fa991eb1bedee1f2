package nn.layers.data;

import nn.api.Shape;

/**
 * Grey images kept as bytes, a quarter of the heap of floats; a pixel of 0 to 255 becomes 0 to 1.
 */
@SuppressWarnings("ArrayRecordComponent") // data sets are large; a copy would double the heap
record PixelSamples(Shape shape, byte[] pixels) implements Samples {
  private static final float WHITE = 255;

  @Override
  public int count() {
    return pixels.length / shape.size();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    int from = sample * shape.size();
    for (int i = 0; i < shape.size(); i++) {
      target[offset + i] = Byte.toUnsignedInt(pixels[from + i]) / WHITE;
    }
  }
}
