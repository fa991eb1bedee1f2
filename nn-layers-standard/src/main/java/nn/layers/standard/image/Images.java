package nn.layers.standard.image;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.layer.InputShapeException;
import nn.api.plugin.PerDimension;

/** Shapes of images {@code [channels, height, width]} and sequences {@code [channels, length]}. */
final class Images {
  private Images() {}

  /**
   * Returns the channels of a sample.
   *
   * @throws InputShapeException if it is no image, or no sequence
   */
  static int channels(Shape sample, int dimensions) {
    if (sample.rank() != dimensions + 1) {
      throw new InputShapeException(
          dimensions == 2
              ? "needs images, [channels, height, width]"
              : "needs sequences, [channels, length]");
    }
    if (sample.length(0) < 1) {
      throw new InputShapeException("needs at least one channel");
    }
    return sample.length(0);
  }

  /** Returns the shape of one sample of a batch. */
  static Shape sampleOf(Shape batch, int dimensions) {
    int[] lengths = batch.toArray();
    Shape sample = Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length));
    channels(sample, dimensions);
    return sample;
  }

  /** Returns the shape of a batch of samples. */
  static Shape batch(int samples, Shape sample) {
    int[] lengths = new int[sample.rank() + 1];
    lengths[0] = samples;
    System.arraycopy(sample.toArray(), 0, lengths, 1, sample.rank());
    return Shape.of(lengths);
  }

  /** Returns the shape of an image, or of a sequence as long as the image is wide. */
  static Shape sample(int dimensions, int channels, int height, int width) {
    return dimensions == 2 ? Shape.of(channels, height, width) : Shape.of(channels, width);
  }

  static Shape weight(int first, int second, PerDimension kernel) {
    return kernel.numbers().size() == 2
        ? Shape.of(first, second, kernel.get(0), kernel.get(1))
        : Shape.of(first, second, kernel.get(0));
  }

  static void checkGroups(int channels, int groups) {
    if (channels % groups != 0) {
      throw new InputShapeException(
          "needs a number of channels that groups = " + groups + " divides");
    }
  }
}
