package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;

class EmbeddedDataTest {
  @Test
  void digitsAreWholeScaledAndSplitByClass() {
    TrainTestSplit digits = Digits.load();
    assertEquals("digits", digits.train().name());
    assertEquals(1797, digits.train().size() + digits.test().size());
    assertEquals(359, digits.test().size());
    assertEquals(Shape.of(64), digits.train().sampleShape());
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.test().classNames());
    float[] values = inputs(digits.train());
    for (float value : values) {
      assertEquals(Math.round(value * 16), value * 16);
      assertEquals(Math.clamp(value, 0f, 1f), value);
    }
  }

  /** The sums of all pixels and of all labels of the published file. */
  @Test
  void digitsAreThePublishedOnes() {
    TrainTestSplit digits = Digits.load();
    assertEquals(561718, pixelSum(digits.train()) + pixelSum(digits.test()));
    assertEquals(8070, labelSum(digits.train()) + labelSum(digits.test()));
  }

  @Test
  void irisIsWholeStandardizedAndSplitByClass() {
    TrainTestSplit iris = Iris.load();
    assertEquals(120, iris.train().size());
    assertEquals(30, iris.test().size());
    assertEquals(List.of("setosa", "versicolor", "virginica"), iris.train().classNames());
    int[] perClass = new int[3];
    IntStream.of(((ClassTargets) iris.test().targets()).indices())
        .forEach(target -> perClass[target]++);
    assertArrayEquals(new int[] {10, 10, 10}, perClass);
    float[] values = inputs(iris.train());
    for (int feature = 0; feature < 4; feature++) {
      double sum = 0;
      double squares = 0;
      for (int i = feature; i < values.length; i += 4) {
        sum += values[i];
        squares += values[i] * values[i];
      }
      assertEquals(0, sum / 120, 1e-6);
      assertEquals(1, squares / 120, 1e-6);
    }
  }

  private static double pixelSum(Dataset digits) {
    double sum = 0;
    for (float value : inputs(digits)) {
      sum += value * 16;
    }
    return sum;
  }

  private static int labelSum(Dataset digits) {
    return IntStream.of(((ClassTargets) digits.targets()).indices()).sum();
  }

  private static float[] inputs(Dataset dataset) {
    return dataset.batch(IntStream.range(0, dataset.size()).toArray()).inputs();
  }
}
