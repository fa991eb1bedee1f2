package nn.layers.data;

import nn.api.Shape;

/**
 * Grey images kept as bytes, a quarter of the heap of floats; a pixel of 0 to 255 becomes 0 to 1.
 */
@SuppressWarnings("ArrayRecordComponent") // data sets are large; a copy would double the heap
record PixelSamples(Shape shape, byte[] pixels) implements Samples {
  private static final int WHITE = 255;

  /** The brightness of every byte: looking it up takes a fraction of the time of a division. */
  private static final float[] BRIGHTNESS = new float[WHITE + 1];

  static {
    for (int pixel = 0; pixel <= WHITE; pixel++) {
      BRIGHTNESS[pixel] = (float) pixel / WHITE;
    }
  }

  @Override
  public int count() {
    return pixels.length / shape.size();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    int size = shape.size();
    int from = sample * size;
    for (int i = 0; i < size; i++) {
      target[offset + i] = BRIGHTNESS[pixels[from + i] & WHITE];
    }
  }
}
