package nn.layers.data;

/**
 * 1,797 handwritten digits of 8×8 pixels, carried in the jar; see {@code README.md} beside the data
 * for its source and licence.
 */
public final class Digits {
  private static final double TEST_FRACTION = 0.2;
  private static final long SPLIT_SEED = 0;
  private static final double BLACK = 16;

  private Digits() {}

  /**
   * Returns the digits, 64 values of 0 to 1 per sample, in a stratified split with a fixed seed:
   * 1,438 to train and 359 to test.
   */
  public static TrainTestSplit load() {
    Dataset pixels = CsvFile.readResource("digits.csv.gz", "digit").withName("digits");
    Standardization scale = Standardization.dividing(pixels.sampleShape().size(), BLACK);
    return TrainTestSplit.stratified(pixels, TEST_FRACTION, SPLIT_SEED).standardized(scale);
  }
}
