package nn.layers.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.api.Shape;

/**
 * A data set in two parts: one to train with, one to test with.
 *
 * @param train the training part
 * @param test the test part
 * @param standardization what was done to the inputs of both, if anything; the inputs of a trained
 *     network need the same
 */
public record TrainTestSplit(
    Dataset train, Dataset test, Optional<Standardization> standardization) {
  /** No epoch is negative, so the split is unrelated to the order of any epoch. */
  private static final long STREAM = -1;

  private static final long CLASS_STREAM = -2;

  /** Creates a split whose inputs are as they were read. */
  public TrainTestSplit(Dataset train, Dataset test) {
    this(train, test, Optional.empty());
  }

  /**
   * Splits a data set so that both parts hold every class in the same proportion.
   *
   * <p>The test has {@code round(testFraction · samples)} samples, but at least one, and leaves at
   * least one. Each class gives its part of them, rounded so that the sum is right: classes with
   * the largest fraction of a sample round up, equal ones in a random order. A class keeps a sample
   * to train with as long as other classes have samples to give; one with few samples may have none
   * in the test. Which samples of a class are for the test is random; within its part, a sample
   * keeps its place. The same seed gives the same split everywhere.
   *
   * @throws IllegalArgumentException if the fraction is not between 0 and 1, or there are fewer
   *     than two samples
   */
  public static TrainTestSplit stratified(Dataset all, double testFraction, long seed) {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw new IllegalArgumentException(
          "expected a test fraction between 0 and 1, found " + testFraction);
    }
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          all.name() + ": one sample cannot be split into a training part and a test part");
    }
    int[] left = testSizes(all, testFraction, seed);
    boolean[] isTest = new boolean[all.size()];
    for (int i : Permutation.of(all.size(), seed, STREAM)) {
      isTest[i] = left[all.targets()[i]]-- > 0;
    }
    return new TrainTestSplit(part(all, isTest, false), part(all, isTest, true));
  }

  /**
   * Returns the same split with every input value made (x − mean) / std of the training part, in
   * double before it becomes a float.
   */
  public TrainTestSplit standardized() {
    return standardized(Standardization.of(train.inputs()));
  }

  /**
   * Returns the same split with its inputs standardised.
   *
   * @throws IllegalArgumentException if it has more or fewer values than the samples have
   */
  public TrainTestSplit standardized(Standardization with) {
    return new TrainTestSplit(
        train.withInputs(with.apply(train.inputs())),
        test.withInputs(with.apply(test.inputs())),
        Optional.of(with));
  }

  /**
   * Returns the same split with samples of another shape.
   *
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public TrainTestSplit withSampleShape(Shape shape) {
    return new TrainTestSplit(
        train.withSampleShape(shape), test.withSampleShape(shape), standardization);
  }

  /**
   * Returns a sentence for each feature that {@link #standardized()} would not leave as it is: more
   * than half of its different values would become equal, because floats have 7 digits.
   */
  public List<String> lostByStandardizing() {
    return Rounding.losses(train, Standardization.of(train.inputs()));
  }

  private static int[] testSizes(Dataset all, double testFraction, long seed) {
    int[] samples = new int[all.classes()];
    for (int target : all.targets()) {
      samples[target]++;
    }
    int total = Math.clamp(Math.round(testFraction * all.size()), 1, all.size() - 1);
    int[] order = Permutation.of(samples.length, seed, CLASS_STREAM);
    return ClassShares.of(samples, total, testFraction, order);
  }

  private static Dataset part(Dataset all, boolean[] isTest, boolean test) {
    return all.select(IntStream.range(0, all.size()).filter(i -> isTest[i] == test).toArray());
  }
}
