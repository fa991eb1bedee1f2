package nn.layers.data;

import nn.api.Shape;

/**
 * Grey images kept as bytes, a quarter of the heap of floats; a pixel of 0 to 255 becomes 0 to 1.
 */
final class PixelSamples implements Samples {
  /** What the brightest pixel, which becomes 1, is kept as. */
  static final int WHITE = 255;

  private final Shape shape;
  private final byte[] pixels;

  /** By pixel: looking it up takes a fraction of the time of a division. */
  private final float[] brightness = new float[WHITE + 1];

  /** Creates samples over an array that is not copied: data sets are large. */
  PixelSamples(Shape shape, byte[] pixels) {
    this.shape = shape;
    this.pixels = pixels;
    for (int pixel = 0; pixel <= WHITE; pixel++) {
      brightness[pixel] = (float) pixel / WHITE;
    }
  }

  @Override
  public Shape shape() {
    return shape;
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
      target[offset + i] = brightness[pixels[from + i] & WHITE];
    }
  }
}
