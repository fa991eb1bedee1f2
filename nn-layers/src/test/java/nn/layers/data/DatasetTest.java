package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final float[] VALUES = {0, 1, 10, 11, 20, 21, 30, 31};

  private static final Dataset FOUR =
      new Dataset(
          "four", Samples.of(Shape.of(2), VALUES), new int[] {0, 1, 1, 0}, List.of("no", "yes"));

  @Test
  void aBatchHoldsTheChosenSamplesInTheirOrder() {
    BatchArrays batch = FOUR.batch(new int[] {3, 1, 3});
    assertEquals(Shape.of(3, 2), batch.inputShape());
    assertArrayEquals(new float[] {30, 31, 10, 11, 30, 31}, batch.inputs());
    assertArrayEquals(new float[] {0, 1, 0}, batch.targets());
  }

  @Test
  void aSelectionOfASelectionStillFindsItsSamples() {
    Dataset selected = FOUR.select(new int[] {3, 2, 1}).select(new int[] {2, 0});
    assertArrayEquals(new float[] {10, 11, 30, 31}, selected.batch(new int[] {0, 1}).inputs());
    assertArrayEquals(new int[] {1, 0}, ((ClassTargets) selected.targets()).indices());
  }

  @Test
  void pixelsAreUnsignedAndBecomeZeroToOne() {
    byte[] pixels = {0, 51, (byte) 128, (byte) 255};
    float[] values = new float[4];
    new PixelSamples(Shape.of(2), pixels).copy(1, values, 2);
    assertArrayEquals(new float[] {0, 0, 128 / 255f, 1}, values);
  }

  @Test
  void aTargetThatIsNoClassIsNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Dataset("x", FOUR.inputs(), new int[] {0, 1, 2, 0}, List.of("a", "b")));
    assertEquals("x: sample 2 has class 2 of 2", e.getMessage());
  }

  @Test
  void differentNumbersOfSamplesAndTargetsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Dataset("x", FOUR.inputs(), new int[] {0}, List.of("a")));
  }

  @Test
  void aStratifiedSplitKeepsTheProportionsAndEverySampleOnce() {
    TrainTestSplit split = TrainTestSplit.stratified(imbalanced(), 0.2, 3);
    assertEquals(20, count(split.test(), 0));
    assertEquals(2, count(split.test(), 1));
    float[] all = Arrays.copyOf(values(split.train()), split.train().size() + split.test().size());
    System.arraycopy(values(split.test()), 0, all, split.train().size(), split.test().size());
    Arrays.sort(all);
    assertArrayEquals(values(imbalanced()), all);
  }

  @Test
  void theSplitDependsOnTheSeedAlone() {
    float[] test = values(TrainTestSplit.stratified(imbalanced(), 0.2, 3).test());
    assertArrayEquals(test, values(TrainTestSplit.stratified(imbalanced(), 0.2, 3).test()));
    float[] other = values(TrainTestSplit.stratified(imbalanced(), 0.2, 4).test());
    assertTrue(!Arrays.equals(test, other));
  }

  @Test
  void aFractionThatLeavesNoPartIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.stratified(FOUR, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.stratified(FOUR, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> TrainTestSplit.stratified(FOUR, Double.NaN, 0));
  }

  @Test
  void standardizedInputsUseTheTrainingPartAlone() {
    Dataset train = oneFeature(1, 3);
    Dataset test = oneFeature(2, 7);
    TrainTestSplit split = new TrainTestSplit(train, test).standardized();
    assertArrayEquals(new float[] {-1, 1}, values(split.train()));
    assertArrayEquals(new float[] {0, 5}, values(split.test()));
  }

  @Test
  void aFeatureThatNeverChangesBecomesZero() {
    Dataset same = oneFeature(4, 4);
    assertArrayEquals(
        new float[] {0, 0}, values(new TrainTestSplit(same, same).standardized().train()));
  }

  private static Dataset oneFeature(float... values) {
    return new Dataset(
        "one", Samples.of(Shape.of(1), values), new int[values.length], List.of("a"));
  }

  /** 100 samples of class 0 and 10 of class 1, whose only value is their index. */
  private static Dataset imbalanced() {
    float[] values = new float[110];
    IntStream.range(0, 110).forEach(i -> values[i] = i);
    int[] targets = IntStream.range(0, 110).map(i -> i % 11 == 5 ? 1 : 0).toArray();
    return new Dataset("110", Samples.of(Shape.of(1), values), targets, List.of("a", "b"));
  }

  private static float[] values(Dataset dataset) {
    return dataset.batch(IntStream.range(0, dataset.size()).toArray()).inputs();
  }

  private static long count(Dataset dataset, int target) {
    return Arrays.stream(((ClassTargets) dataset.targets()).indices())
        .filter(t -> t == target)
        .count();
  }
}
