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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizationTest {
  @TempDir private Path folder;

  /**
   * Ids, times in seconds, milliseconds and microseconds: what tells rows apart is kept. The mean
   * is as exact as a double can be, and all rows are off by as much.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0", "20240000000", "1700000000", "1700000000000", "1700000000000000"})
  void numbersWithALargeOffsetBecomeTheSameAsWithout(String offset) throws IOException {
    long start = Long.parseLong(offset);
    float delta = (float) (1e-6 + Math.ulp((double) start) / 57);
    assertArrayEquals(
        standardized(Integer::toString), standardized(i -> Long.toString(start + i)), delta);
  }

  @Test
  void timesInNanosecondsKeepTheirMicroseconds() throws IOException {
    assertArrayEquals(
        standardized(Integer::toString),
        standardized(i -> Long.toString(1_700_000_000_000_000_000L + i * 1_000_000L)),
        1e-5f);
  }

  @Test
  void coordinatesInMetresKeepTheirCentimetres() throws IOException {
    assertArrayEquals(
        standardized(i -> "0." + (100 + i)), standardized(i -> "4500000." + (100 + i)), 1e-4f);
  }

  @Test
  void aTinySpreadAtAQuadrillionHasItsDeviation() {
    TableSamples samples = samples(1e15, 1e15 + 0.25, 1e15 + 0.5, 1e15 + 0.75);
    Standardization result = Standardization.of(samples);
    assertEquals(1e15 + 0.375, result.mean()[0]);
    assertEquals(0.2795084971874737, result.std()[0], 1e-15);
  }

  @Test
  void aValueThatNeverChangesBecomesZeroAndNotTheRoundingOfItsMean() {
    double[] same = new double[1000];
    Arrays.fill(same, 0.1);
    Standardization result = Standardization.of(samples(same));
    assertEquals(0.1, result.mean()[0]);
    assertEquals(1, result.std()[0]);
  }

  @Test
  void tinyAndLargeValuesHaveADeviation() {
    assertEquals(1e-200, Standardization.of(samples(-1e-200, 1e-200)).std()[0], 1e-214);
    assertEquals(3e38, Standardization.of(samples(-3e38, 3e38)).std()[0], 1e24);
  }

  @Test
  void oneSampleIsStandardizedLikeAll() {
    Standardization standardization = new Standardization(new double[] {2, 4}, new double[] {1, 8});
    assertArrayEquals(new float[] {1, -0.5f}, standardization.apply(new double[] {3, 0}));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> standardization.apply(new double[] {1}));
    assertEquals("expected 2 values, found 1", e.getMessage());
  }

  @Test
  void aDeviationOfZeroIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Standardization(new double[] {0}, new double[] {0}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Standardization(new double[] {Double.NaN}, new double[] {1}));
  }

  /** Dividing in double and rounding gives the float of the division in float. */
  @Test
  void pixelsCanBeStandardizedByTheirScale() {
    Standardization scale = Standardization.dividing(1, PixelSamples.WHITE);
    for (int pixel = 0; pixel <= PixelSamples.WHITE; pixel++) {
      float[] kept = new float[1];
      new PixelSamples(Shape.of(1), new byte[] {(byte) pixel}).copy(0, kept, 0);
      assertArrayEquals(kept, scale.apply(new double[] {pixel}));
    }
  }

  @Test
  void aFewValuesFarAwayThatSwallowTheOthersAreSaid() throws IOException {
    List<String> lost = split(i -> i == 7 ? "1e12" : Integer.toString(i)).lostByStandardizing();
    assertEquals(1, lost.size());
    assertTrue(lost.getFirst().contains("column 'x': of 160 different values "), lost.toString());
    assertEquals(List.of(), split(Integer::toString).lostByStandardizing());
    assertEquals(List.of(), split(_ -> "4").lostByStandardizing());
  }

  private float[] standardized(IntFunction<String> value) throws IOException {
    Dataset train = split(value).standardized().train();
    return train.batch(IntStream.range(0, train.size()).toArray()).inputs();
  }

  private TrainTestSplit split(IntFunction<String> value) throws IOException {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> value.apply(i) + (i % 2 == 0 ? ",a\n" : ",b\n"))
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("data.csv"), "x,kind\n" + rows);
    return TrainTestSplit.stratified(CsvFile.read(file, "kind"), 0.2, 0);
  }

  private static TableSamples samples(double... values) {
    TableSamples samples = new TableSamples(1);
    for (double value : values) {
      samples.add(new double[] {value});
    }
    return samples;
  }
}
