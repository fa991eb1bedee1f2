package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.api.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training part that gives some of its samples to validation, and targets that are numbers. */
class ValidationSplitTest {
  private static final long SEED = 3;

  /** Returns samples whose only value is their index. */
  private static Dataset dataset(int... classes) {
    float[] values = new float[classes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return new Dataset("x", Samples.of(Shape.of(1), values), classes, List.of("a", "b", "c"));
  }

  private static float[] values(Dataset dataset) {
    int[] all = new int[dataset.size()];
    Arrays.setAll(all, i -> i);
    return dataset.batch(all).inputs();
  }

  private static TrainTestSplit split(Dataset train) {
    return new TrainTestSplit(train, dataset(0, 1));
  }

  @Test
  void validationIsTakenFromTheTrainingPartAndFromEveryClass() {
    Dataset train = dataset(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2, 2);
    TrainTestSplit parts = split(train).withValidation(0.5, SEED);
    Dataset held = parts.validation().orElseThrow();
    assertEquals(6, held.size());
    assertEquals(2, parts.test().size());
    float[] both = Arrays.copyOf(values(parts.train()), 12);
    System.arraycopy(values(held), 0, both, 6, 6);
    Arrays.sort(both);
    assertArrayEquals(values(train), both);
    int[] classes = ((ClassTargets) held.targets()).indices();
    assertEquals(1, Arrays.stream(classes).filter(index -> index == 2).count());
    assertArrayEquals(
        values(held), values(split(train).withValidation(0.5, SEED).validation().orElseThrow()));
  }

  @Test
  void standardizingLooksAtWhatIsLeftForTraining() {
    TrainTestSplit parts = split(dataset(0, 1, 0, 1, 0, 1, 0, 1)).withValidation(0.5, SEED);
    float[] train = values(parts.standardized().train());
    double sum = 0;
    for (float value : train) {
      sum += value;
    }
    assertEquals(0, sum, 1e-6);
    assertEquals(4, values(parts.standardized().validation().orElseThrow()).length);
  }

  @Test
  void aFractionThatLeavesAClassWithoutASampleIsRefused() {
    TrainTestSplit split = split(dataset(0, 0, 0, 0, 0, 0, 0, 0, 1, 1));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> split.withValidation(0.1, SEED))
                .getMessage());
    assertTrue(message.contains("class 'b', which has 2 training samples, without one"), message);
    assertTrue(message.endsWith("from 0.5 to 0.5 every class has one in both parts"), message);
    assertThrows(IllegalArgumentException.class, () -> split.withValidation(1, SEED));
  }

  @Test
  void numbersOfATableAreTargetsInTheOrderInWhichTheyAreNamed(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,x,b\n1,2,3.5\n-4,5,6\n7,8,9\n");
    Dataset data = CsvFile.readNumbers(file, List.of("b", "a"));
    assertEquals(List.of("x"), data.featureNames());
    BatchArrays batch = data.batch(new int[] {1, 0});
    assertArrayEquals(new float[] {6, -4, 3.5f, 1}, batch.targets());
    assertEquals(Shape.of(2, 2), batch.targetsShape());
    TrainTestSplit parts = TrainTestSplit.stratified(data, 0.3, SEED).withValidation(0.5, SEED);
    assertEquals(1, parts.test().size());
    assertEquals(1, parts.train().size());
  }

  @Test
  void aTargetThatIsNoNumberIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,x\n1,2\nhigh,5\n");
    DataFileException e =
        assertThrows(DataFileException.class, () -> CsvFile.readNumbers(file, List.of("a")));
    assertTrue(
        e.problems().getFirst().startsWith("line 3, column 'a': expected a finite number"),
        e::getMessage);
  }
}
