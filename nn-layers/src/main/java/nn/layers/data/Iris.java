package nn.layers.data;

/**
 * 150 flowers of three species with four measurements, carried in the jar; see {@code README.md}
 * beside the data for its source and licence.
 */
public final class Iris {
  private static final double TEST_FRACTION = 0.2;
  private static final long SPLIT_SEED = 0;

  private Iris() {}

  /**
   * Returns the flowers, standardised by the training part, in a stratified split with a fixed
   * seed: 120 to train and 30 to test.
   */
  public static TrainTestSplit load() {
    return measured().standardized();
  }

  /** Returns the same split with the flowers as they were measured, in centimetres. */
  public static TrainTestSplit measured() {
    Dataset iris = CsvFile.readResource("iris.csv", "species").withName("iris");
    return TrainTestSplit.stratified(iris, TEST_FRACTION, SPLIT_SEED);
  }
}
