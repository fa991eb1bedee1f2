package nn.layers.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private final Nn nn = Nn.create();

  @Test
  void crossEntropyOverFurtherDimensionsEqualsTheSamePositionsAsRows() {
    long seed = 7;
    Random random = new Random(seed);
    int n = 3;
    int classes = 4;
    int d = 5;
    float[] rows = new float[n * d * classes];
    float[] nested = new float[rows.length];
    float[] target = new float[n * d];
    for (int position = 0; position < n * d; position++) {
      target[position] = random.nextInt(classes);
      for (int c = 0; c < classes; c++) {
        float x = (float) random.nextGaussian();
        rows[position * classes + c] = x;
        nested[(position / d * classes + c) * d + position % d] = x;
      }
    }
    Loss loss = new CrossEntropy(List.of(1.0, 2.0, 0.5, 3.0), 0.1, 2, Reduction.MEAN);
    Parameter asRows = nn.parameter(Shape.of(n * d, classes), rows);
    Parameter asNested = nn.parameter(Shape.of(n, classes, d), nested);
    Tensor first = loss.forward(asRows, nn.tensor(Shape.of(n * d), target));
    Tensor second = loss.forward(asNested, nn.tensor(Shape.of(n, d), target));
    first.backward();
    second.backward();
    assertEquals(first.item(), second.item(), "seed " + seed);
    float[] transposed =
        Objects.requireNonNull(asNested.gradient())
            .transpose(1, 2)
            .reshape(n * d, classes)
            .toArray();
    assertArrayEquals(gradient(asRows), transposed, "seed " + seed);
  }

  @Test
  void smallCrossEntropyKeepsItsDigits() {
    Tensor input = nn.tensor(Shape.of(1, 2), 1000, 980);
    float loss = new CrossEntropy().forward(input, nn.tensor(Shape.of(1), 0)).item();
    assertEquals(StrictMath.log1p(StrictMath.exp(-20)), loss, 1e-14);
  }

  @Test
  void crossEntropyOfNanIsNan() {
    Tensor input = nn.tensor(Shape.of(1, 3), 1, Float.NaN, 2);
    assertTrue(Float.isNaN(new CrossEntropy().forward(input, nn.tensor(Shape.of(1), 0)).item()));
  }

  @Test
  void ignoredPositionsGetNoGradient() {
    Parameter input = nn.parameter(Shape.of(2, 2), 1, 2, 3, 4);
    new CrossEntropy().forward(input, nn.tensor(Shape.of(2), -100, 1)).backward();
    float[] gradient = gradient(input);
    assertArrayEquals(new float[] {0, 0}, Arrays.copyOf(gradient, 2));
    assertTrue(gradient[2] > 0 && gradient[3] < 0);
  }

  @Test
  void batchThatIsIgnoredWholeHasASumButNoMean() {
    Tensor input = nn.tensor(Shape.of(2, 2), 1, 2, 3, 4);
    Tensor ignored = nn.tensor(Shape.of(2), -100, -100);
    Loss sum = new CrossEntropy(List.of(1.0), 0.1, -100, Reduction.SUM);
    assertEquals(0, sum.forward(input, ignored).item());
    assertTrue(Float.isNaN(new CrossEntropy().forward(input, ignored).item()));
  }

  /** As in PyTorch where all targets are ignored; where all weigh 0 its gradient is NaN. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cross_entropy",
        "cross_entropy(label_smoothing=0.1)",
        "cross_entropy(weight=[1, 0])",
        "cross_entropy(weight=[1, 0], label_smoothing=0.1)",
        "nll",
        "nll(weight=[1, 0])"
      })
  void meanOfNothingIsNanAndHasNoGradient(String spec) {
    Loss loss = new Losses().create(spec);
    float uncounted = spec.contains("weight") ? 1 : -100;
    Parameter input = nn.parameter(Shape.of(2, 2), 1, 2, 3, 4);
    Tensor target = nn.tensor(Shape.of(2), uncounted, uncounted);
    Tensor value = loss.forward(input, target);
    assertTrue(Float.isNaN(value.item()), spec);
    assertEquals(0, loss.weight(input, target));
    value.backward();
    assertArrayEquals(new float[4], gradient(input), 0, spec);
  }

  @ParameterizedTest
  @CsvSource({
    "cross_entropy, 4",
    "cross_entropy(ignore_index=1), 2",
    "'cross_entropy(weight=[1, 2, 4], label_smoothing=0.1)', 9",
    "'nll(weight=[1, 2, 4], ignore_index=2)', 5",
    "'nll(weight=[3], reduction=sum)', 12"
  })
  void weightIsWhatTheMeanDividesBy(String spec, double expected) {
    Tensor input = nn.zeros(Shape.of(4, 3));
    Tensor target = nn.tensor(Shape.of(4), 0, 1, 1, 2);
    assertEquals(expected, new Losses().create(spec).weight(input, target));
  }

  @Test
  void weightOfProbabilitiesIsTheirNumberOfPositions() {
    Loss loss = new CrossEntropy(List.of(1.0, 2.0), 0, -100, Reduction.MEAN);
    Tensor tensor = nn.zeros(Shape.of(3, 2, 5));
    assertEquals(15, loss.weight(tensor, tensor));
    assertEquals(30, new MeanSquaredError().weight(tensor, tensor));
  }

  @Test
  void oneHotProbabilitiesEqualClassIndices() {
    Parameter byIndex = nn.parameter(Shape.of(2, 3), 1, -2, 3, 0.5f, 4, -1);
    Parameter byProbability = nn.parameter(Shape.of(2, 3), byIndex.toArray());
    Loss loss = new CrossEntropy(List.of(1.0), 0.2, -100, Reduction.SUM);
    loss.forward(byIndex, nn.tensor(Shape.of(2), 2, 0)).backward();
    loss.forward(byProbability, nn.tensor(Shape.of(2, 3), 0, 0, 1, 1, 0, 0)).backward();
    assertArrayEquals(gradient(byIndex), gradient(byProbability), 1e-6f);
  }

  @Test
  void wrongClassIsNamedWithItsPlace() {
    Tensor input = nn.zeros(Shape.of(2, 3));
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CrossEntropy().forward(input, nn.tensor(Shape.of(2), 1, 3)));
    assertEquals(
        "cross_entropy: target 1 is 3.0; expected a class from 0 to 2, or ignore_index -100",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new NegativeLogLikelihood().forward(input, nn.tensor(Shape.of(2), 1, 0.5f)));
  }

  @Test
  void shapesThatDoNotFitAreBothNamed() {
    Tensor a = nn.zeros(Shape.of(2, 3));
    Tensor b = nn.zeros(Shape.of(3));
    for (Loss loss :
        List.of(
            new MeanSquaredError(),
            new MeanAbsoluteError(),
            new Huber(),
            new BinaryCrossEntropyWithLogits(),
            new CrossEntropy(),
            new NegativeLogLikelihood())) {
      var e = assertThrows(IllegalArgumentException.class, () -> loss.forward(a, b));
      assertTrue(String.valueOf(e.getMessage()).contains("[2, 3]"), e::getMessage);
      assertTrue(String.valueOf(e.getMessage()).contains("[3]"), e::getMessage);
    }
  }

  @Test
  void weightsOfTheWrongNumberAreRefused() {
    Tensor input = nn.zeros(Shape.of(2, 3));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CrossEntropy(List.of(1.0, 2.0), 0, -100, Reduction.MEAN)
                .forward(input, nn.zeros(Shape.of(2))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new BinaryCrossEntropyWithLogits(List.of(1.0, 2.0), Reduction.MEAN)
                .forward(input, nn.zeros(Shape.of(2, 3))));
  }

  @Test
  void targetThatIsTrainedIsRefusedWhereItWouldGetNoGradient() {
    Parameter target = nn.parameter(Shape.of(2, 3), 1, 0, 0, 0, 1, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new CrossEntropy().forward(nn.zeros(Shape.of(2, 3)), target));
  }

  @Test
  void gradientsEqualCentralDifferences() {
    long seed = 11;
    Random random = new Random(seed);
    Shape shape = Shape.of(3, 4);
    float[] x = gaussian(random, 12);
    Tensor same = nn.tensor(shape, gaussian(random, 12)).sigmoid();
    Tensor classes = nn.tensor(Shape.of(3), 1, 3, 0);
    List<Double> weight = List.of(0.5, 2.0, 1.0, 3.0);
    check(new CrossEntropy(weight, 0.3, 3, Reduction.MEAN), shape, x, classes, seed);
    check(new CrossEntropy(weight, 0.3, 0, Reduction.SUM), shape, x, same, seed);
    check(new NegativeLogLikelihood(weight, 0, Reduction.MEAN), shape, x, classes, seed);
    check(new BinaryCrossEntropyWithLogits(weight, Reduction.MEAN), shape, x, same, seed);
    check(new Huber(0.4, Reduction.SUM), shape, x, same, seed);
    check(new MeanSquaredError(), shape, x, same, seed);
  }

  private void check(Loss loss, Shape shape, float[] x, Tensor target, long seed) {
    Parameter input = nn.parameter(shape, x);
    loss.forward(input, target).backward();
    float[] gradient = gradient(input);
    float h = 1f / 64;
    for (int i = 0; i < x.length; i++) {
      double difference = at(loss, shape, x, i, h, target) - at(loss, shape, x, i, -h, target);
      assertEquals(
          difference / (2 * h), gradient[i], 2e-3, loss + ", element " + i + ", seed " + seed);
    }
  }

  private float at(Loss loss, Shape shape, float[] x, int i, float h, Tensor target) {
    float[] moved = x.clone();
    moved[i] += h;
    return loss.forward(nn.tensor(shape, moved), target).item();
  }

  private static float[] gaussian(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }
}
