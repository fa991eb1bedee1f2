package nn.layers.data;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nn.api.Shape;

/**
 * A data set in parts: one to train with, one to test with, and perhaps one to choose by.
 *
 * @param train the training part
 * @param test the test part
 * @param standardization what was done to the inputs of all parts, if anything; the inputs of a
 *     trained network need the same
 * @param validation the part by which epochs are compared, so that the test decides nothing; empty
 *     without one
 */
public record TrainTestSplit(
    Dataset train,
    Dataset test,
    Optional<Standardization> standardization,
    Optional<Dataset> validation) {

  /** Creates a split without validation. */
  public TrainTestSplit(Dataset train, Dataset test, Optional<Standardization> standardization) {
    this(train, test, standardization, Optional.empty());
  }

  /** Creates a split without validation whose inputs are as they were read. */
  public TrainTestSplit(Dataset train, Dataset test) {
    this(train, test, Optional.empty(), Optional.empty());
  }

  /**
   * Splits a data set so that both parts hold every class in the same proportion; where the targets
   * are numbers, any samples are for the test.
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
    requireFraction("test", testFraction);
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          all.name() + ": one sample cannot be split into a training part and a test part");
    }
    StratifiedParts parts = StratifiedParts.forTest(all, testFraction, seed);
    return new TrainTestSplit(parts.kept(), parts.held());
  }

  /**
   * Returns the same split with a part of the training part for validation, taken from it as {@link
   * #stratified} takes a test from all samples. Inputs stay as they are: standardise afterwards.
   *
   * @throws IllegalArgumentException if the fraction is not between 0 and 1, or if a class of the
   *     training part would have no sample in one of the two parts
   */
  public TrainTestSplit withValidation(double fraction, long seed) {
    requireFraction("validation", fraction);
    StratifiedParts parts = StratifiedParts.forValidation(train, fraction, seed);
    parts.requireEveryClass();
    return new TrainTestSplit(parts.kept(), test, standardization, Optional.of(parts.held()));
  }

  private static void requireFraction(String what, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "expected a " + what + " fraction between 0 and 1, found " + fraction);
    }
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
    return each(part -> part.withInputs(with.apply(part.inputs())), Optional.of(with));
  }

  /**
   * Returns the same split with samples of another shape.
   *
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public TrainTestSplit withSampleShape(Shape shape) {
    return each(part -> part.withSampleShape(shape), standardization);
  }

  private TrainTestSplit each(UnaryOperator<Dataset> change, Optional<Standardization> with) {
    return new TrainTestSplit(
        change.apply(train), change.apply(test), with, validation.map(change));
  }

  /**
   * Returns a sentence for each feature that {@link #standardized()} would not leave as it is: more
   * than half of its different values would become equal, because floats have 7 digits.
   */
  public List<String> lostByStandardizing() {
    return Rounding.losses(train, Standardization.of(train.inputs()));
  }
}
