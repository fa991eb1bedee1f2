package nn.layers.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A data set in two parts: one to train with, one to test with. */
public record TrainTestSplit(Dataset train, Dataset test) {
  /** No epoch is negative, so the split is unrelated to the order of any epoch. */
  private static final long STREAM = -1;

  /**
   * Splits a data set so that both parts hold every class in the same proportion.
   *
   * <p>Of each class, the first {@code round(testFraction · samples)} in a random order are for the
   * test; within its part, a sample keeps its place. The same seed gives the same split everywhere.
   *
   * @throws IllegalArgumentException if the fraction is not between 0 and 1, or a part is empty
   */
  public static TrainTestSplit stratified(Dataset all, double testFraction, long seed) {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw new IllegalArgumentException(
          "expected a test fraction between 0 and 1, found " + testFraction);
    }
    long[] left = testSizes(all, testFraction);
    boolean[] isTest = new boolean[all.size()];
    for (int i : Permutation.of(all.size(), seed, STREAM)) {
      isTest[i] = left[all.targets()[i]]-- > 0;
    }
    return new TrainTestSplit(part(all, isTest, false), part(all, isTest, true));
  }

  /** Returns the same split with every input value made (x − mean) / std of the training part. */
  public TrainTestSplit standardized() {
    Standardization standardization = Standardization.of(train.inputs());
    return new TrainTestSplit(
        train.withInputs(standardization.apply(train.inputs())),
        test.withInputs(standardization.apply(test.inputs())));
  }

  private static long[] testSizes(Dataset all, double testFraction) {
    long[] samples = new long[all.classes()];
    for (int target : all.targets()) {
      samples[target]++;
    }
    return Arrays.stream(samples).map(n -> Math.round(testFraction * n)).toArray();
  }

  private static Dataset part(Dataset all, boolean[] isTest, boolean test) {
    int[] indices = IntStream.range(0, all.size()).filter(i -> isTest[i] == test).toArray();
    if (indices.length == 0) {
      throw new IllegalArgumentException(
          all.name()
              + ": the split leaves no sample for the "
              + (test ? "test" : "training")
              + " part");
    }
    return all.select(indices);
  }
}
