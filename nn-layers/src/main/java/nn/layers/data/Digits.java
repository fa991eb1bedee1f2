package nn.layers.data;

import nn.api.Shape;

/**
 * 1,797 handwritten digits of 8×8 pixels, carried in the jar; see {@code README.md} beside the data
 * for its source and licence.
 */
public final class Digits {
  private static final double TEST_FRACTION = 0.2;
  private static final long SPLIT_SEED = 0;
  private static final float BLACK = 16;

  private Digits() {}

  /**
   * Returns the digits, 64 values of 0 to 1 a sample, in a stratified split with a fixed seed:
   * 1,438 to train and 359 to test.
   */
  public static TrainTestSplit load() {
    Dataset pixels = CsvFile.readResource("digits.csv.gz", "digit").withName("digits");
    return TrainTestSplit.stratified(
        pixels.withInputs(scaled(pixels.inputs())), TEST_FRACTION, SPLIT_SEED);
  }

  private static Samples scaled(Samples pixels) {
    Shape shape = pixels.shape();
    float[] values = new float[pixels.count() * shape.size()];
    for (int sample = 0; sample < pixels.count(); sample++) {
      pixels.copy(sample, values, sample * shape.size());
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= BLACK;
    }
    return Samples.of(shape, values);
  }
}
