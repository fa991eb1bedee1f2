package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.layers.standard.image.Resampling.Taps;

/**
 * Makes images and sequences larger.
 *
 * @param sides says where the elements of a dimension come from
 * @param outside the value of what lies outside of the input
 */
record ResamplingLayer(Sides sides, float outside) implements Layer {

  /** Says where the elements of a dimension come from. */
  @FunctionalInterface
  interface Sides {
    /**
     * Returns the taps.
     *
     * @param name the dimension, for errors
     * @param isHeight whether it is the height of an image
     */
    Taps of(String name, int length, boolean isHeight);
  }

  @Override
  public Tensor forward(Tensor batch) {
    Shape shape = batch.shape();
    int dimensions = shape.rank() - 2;
    checkDimensions(dimensions);
    Shape sample = Images.sampleOf(shape, dimensions);
    Shape output = Images.batch(shape.length(0), outputShape(sample));
    return batch.apply(new Resampling(rows(sample), columns(sample), outside, output));
  }

  private static void checkDimensions(int dimensions) {
    if (dimensions != 1 && dimensions != 2) {
      throw new InputShapeException(
          "needs images, [channels, height, width], or sequences, [channels, length]");
    }
  }

  @Override
  public Shape outputShape(Shape sample) {
    int dimensions = sample.rank() - 1;
    checkDimensions(dimensions);
    int channels = Images.channels(sample, dimensions);
    return Images.sample(dimensions, channels, rows(sample).output(), columns(sample).output());
  }

  private Taps rows(Shape sample) {
    return sample.rank() == 3
        ? sides.of("height", sample.length(1), true)
        : Taps.of(1, new int[] {0});
  }

  private Taps columns(Shape sample) {
    return sides.of(sample.rank() == 3 ? "width" : "length", sample.length(-1), false);
  }
}
