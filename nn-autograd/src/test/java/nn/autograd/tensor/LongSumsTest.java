package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.SumOrder;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums over a million rows are as exact as sums over a few, in the order that is documented. */
class LongSumsTest {
  private static final int ROWS = 1_000_000;
  private static final long SEED = 19;

  private final Engine engine = Engines.withThreads(1);

  private static void assertNear(double expected, float actual) {
    assertEquals(expected, actual, 1.5e-6 * Math.abs(expected));
  }

  private Tensor tenths(int... lengths) {
    Shape shape = Shape.of(lengths);
    float[] values = new float[shape.size()];
    Arrays.fill(values, 0.1f);
    return engine.tensor(shape, values);
  }

  static Stream<Named<UnaryOperator<Tensor>>> reductions() {
    return Stream.of(
        Named.of("all", x -> x.mean()),
        Named.of("rows", x -> x.reshape(-1, 3).mean(Dims.of(0))),
        Named.of("a dimension in the middle", x -> x.reshape(1, -1, 3).mean(Dims.of(1))),
        Named.of("the last dimension", x -> x.reshape(3, -1).mean(Dims.of(1))),
        Named.of("scattered dimensions", x -> x.reshape(-1, 3, 10).mean(Dims.of(0, 2))));
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void meanOfEqualNumbersIsThatNumber(UnaryOperator<Tensor> mean) {
    assertNear(0.1f, mean.apply(tenths(3 * ROWS)).toArray()[0]);
  }

  @Test
  void varianceOfEqualNumbersIsNothing() {
    assertEquals(0, tenths(ROWS, 3).var(Dims.of(0), 0).toArray()[0], 1e-12);
  }

  /** Each turns x of {@code [ROWS, 3]} and a small operand into a mean over all. */
  static Stream<Named<BiFunction<Tensor, Tensor, Tensor>>> broadcasts() {
    return Stream.of(
        Named.of("add", (x, p) -> x.add(p).mean()),
        Named.of("sub", (x, p) -> p.sub(x).mean()),
        Named.of("mul", (x, p) -> x.mul(p).mean().mul(10f)),
        Named.of("div", (x, p) -> p.div(x).mean().mul(0.1f)),
        Named.of("where", (x, p) -> p.where(x, x).mean()),
        Named.of("linear's bias", (x, p) -> x.linear(x.slice(0, 0, 3), p.add(tenths(x))).mean()));
  }

  private static Tensor tenths(Tensor like) {
    return like.constant(Shape.of(3), 0.1f, 0.1f, 0.1f);
  }

  @ParameterizedTest
  @MethodSource("broadcasts")
  void gradientOfAStretchedOperandIsRight(BiFunction<Tensor, Tensor, Tensor> mean) {
    DenseParameter row = engine.parameter(Shape.of(3), 1, 1, 1);
    mean.apply(tenths(ROWS, 3), row).backward();
    assertNear(1.0 / 3, gradient(row)[0]);
    DenseParameter number = engine.parameter(Shape.of(), 1);
    mean.apply(tenths(ROWS, 3), number).backward();
    assertNear(1, gradient(number)[0]);
  }

  @Test
  void gradientOfAColumnIsRight() {
    DenseParameter column = engine.parameter(Shape.of(3, 1), 1, 1, 1);
    tenths(3, ROWS).add(column).mean().backward();
    assertNear(1.0 / 3, gradient(column)[2]);
  }

  @Test
  void gradientOfWhatIsGatheredOftenIsRight() {
    DenseParameter table = engine.parameter(Shape.of(2), 1, 1);
    table.gather(0, engine.zeros(Shape.of(ROWS))).mean().backward();
    assertNear(1, gradient(table)[0]);
    assertEquals(0, gradient(table)[1]);
  }

  @Test
  void aCountThatIsNoFloatDividesExactly() {
    double count = (1 << 24) + 1;
    float[] quotient = Unary.div(engine.tensor(Shape.of(1), 0x1p24f), count).toArray();
    assertEquals(Math.nextDown(1f), quotient[0]);
    assertEquals((float) (0x1p24 / count), quotient[0]);
  }

  /** What the definition says, for one column. */
  private static float inOrder(float[] x, int from, int count, int stride) {
    if (count > SumOrder.CHAIN) {
      int first = SumOrder.firstPart(count);
      return inOrder(x, from, first, stride)
          + inOrder(x, from + first * stride, count - first, stride);
    }
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += x[from + i * stride];
    }
    return sum;
  }

  @Test
  void rowsAreAddedInTheDocumentedOrderOnAnyNumberOfThreads() {
    Random random = new Random(SEED);
    for (int threads = 1; threads <= 3; threads++) {
      Engine shared = Engines.withThreads(threads);
      for (int rows : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 200, 1000, 4097}) {
        for (int columns : new int[] {1, 2, 3, 10, 64, 100, 130}) {
          float[] x = Engines.gaussian(random, rows * columns);
          float[] expected = new float[columns];
          for (int j = 0; j < columns; j++) {
            expected[j] = inOrder(x, j, rows, columns);
          }
          float[] actual = new float[columns];
          new RowSums(shared, x, rows, columns).write(0, actual, 0);
          assertArrayEquals(expected, actual, rows + " × " + columns + ", seed " + SEED);
        }
      }
    }
  }

  @Test
  void gradientsOfBroadcastingAreSumsOverTheStretchedDimensions() {
    Random random = new Random(SEED);
    int[][] targets = {{5, 4, 3, 2}, {1, 70, 1, 3}, {2, 0, 3, 1}, {65, 1, 2, 66}};
    for (int[] lengths : targets) {
      for (int kept = 0; kept < 16; kept++) {
        Shape target = Shape.of(lengths);
        int[] mine = lengths.clone();
        for (int d = 0; d < 4; d++) {
          mine[d] = (kept >> d & 1) == 0 ? 1 : mine[d];
        }
        EngineTensor x = engine.zeros(Shape.of(mine));
        float[] dy = Engines.gaussian(random, target.size());
        float[] actual = Broadcast.reduce(dy, x, target);
        double[] expected = sums(dy, target, x.shape());
        String message = target + " to " + x.shape() + ", seed " + SEED;
        assertEquals(expected.length, actual.length, message);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], actual[i], 1e-4, message);
        }
      }
    }
  }

  private static double[] sums(float[] dy, Shape target, Shape shape) {
    double[] sums = new double[shape.size()];
    for (int i = 0; i < dy.length; i++) {
      int rest = i;
      int position = 0;
      int stride = 1;
      for (int d = target.rank() - 1; d >= 0; d--) {
        position += shape.length(d) == 1 ? 0 : rest % target.length(d) * stride;
        rest /= target.length(d);
        stride *= shape.length(d);
      }
      sums[position] += dy[i];
    }
    return sums;
  }

  private static float[] gradient(DenseParameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient.toArray();
  }
}
