package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every derivative against central differences, on several random shapes.
 *
 * <p>The loss is Σ wᵢ yᵢ with random weights, summed in double. With h = 2⁻⁷ the difference
 * quotient of a float32 function is off by about 10⁻⁴ times its scale.
 */
class GradientTest {
  private static final float STEP = 1f / 128;
  private static final double TOLERANCE = 2e-3;
  private static final int SEEDS = 4;

  private final Engine engine = Engines.withThreads(1);

  static Stream<Arguments> operations() {
    List<Arguments> all = new ArrayList<>();
    int[][][] pairs = {
      {{3, 4}, {3, 4}},
      {{3, 4}, {4}},
      {{2, 1, 3}, {4, 1}},
      {{}, {5}},
      {{1, 7}, {5, 1}},
      {{2, 3}, {1}}
    };
    for (int[][] shapes : pairs) {
      add(all, "add", t -> t.get(0).add(t.get(1)), shapes);
      add(all, "sub", t -> t.get(0).sub(t.get(1)), shapes);
      add(all, "mul", t -> t.get(0).mul(t.get(1)), shapes);
      add(all, "div", t -> t.get(0).div(awayFromZero(t.get(1))), shapes);
      add(all, "pow", t -> t.get(0).exp().pow(t.get(1)), shapes);
      add(all, "maximum", t -> t.get(0).maximum(t.get(1).add(0.5f)), shapes);
      add(all, "minimum", t -> t.get(0).minimum(t.get(1).add(0.5f)), shapes);
      add(all, "where", t -> t.get(0).where(t.get(0).constant(Shape.of(), 1f), t.get(1)), shapes);
    }
    for (int[] shape : new int[][] {{}, {1}, {17}, {3, 5}, {2, 3, 4}}) {
      add(all, "add scalar", t -> t.get(0).add(2.5f), shape);
      add(all, "sub scalar", t -> t.get(0).sub(2.5f), shape);
      add(all, "mul scalar", t -> t.get(0).mul(-1.5f), shape);
      add(all, "div scalar", t -> t.get(0).div(3f), shape);
      add(all, "neg", t -> t.get(0).neg(), shape);
      add(all, "exp", t -> t.get(0).exp(), shape);
      add(all, "log", t -> t.get(0).exp().add(0.1f).log(), shape);
      add(all, "sqrt", t -> t.get(0).exp().add(0.1f).sqrt(), shape);
      add(all, "square", t -> t.get(0).pow(2f), shape);
      add(all, "pow 3", t -> t.get(0).pow(3f), shape);
      add(all, "pow -0.5", t -> t.get(0).exp().add(0.5f).pow(-0.5f), shape);
      add(all, "tanh", t -> t.get(0).tanh(), shape);
      add(all, "sigmoid", t -> t.get(0).sigmoid(), shape);
      add(all, "sum", t -> t.get(0).sum(), shape);
      add(all, "mean", t -> t.get(0).mean(), shape);
      add(all, "logSumExp", t -> t.get(0).logSumExp(Dims.all()), shape);
      add(all, "reshape", t -> t.get(0).reshape(-1).mul(t.get(0).reshape(-1)), shape);
      add(all, "reuse", t -> t.get(0).mul(t.get(0)).add(t.get(0).tanh()), shape);
    }
    for (Dims dims :
        List.of(Dims.of(0), Dims.of(-1), Dims.of(0, 2), Dims.of(1).keep(), Dims.all())) {
      int[] shape = {2, 3, 4};
      add(all, "sum " + dims, t -> t.get(0).sum(dims), shape);
      add(all, "mean " + dims, t -> t.get(0).mean(dims), shape);
      add(all, "var " + dims, t -> t.get(0).var(dims, 1), shape);
      add(all, "max " + dims, t -> spread(t.get(0)).max(dims), shape);
      add(all, "min " + dims, t -> spread(t.get(0)).min(dims), shape);
      add(all, "logSumExp " + dims, t -> t.get(0).logSumExp(dims), shape);
    }
    add(all, "matmul", t -> t.get(0).matmul(t.get(1)), new int[][] {{3, 4}, {4, 5}});
    add(all, "matmul thin", t -> t.get(0).matmul(t.get(1)), new int[][] {{1, 9}, {9, 1}});
    add(all, "matmul batched", t -> t.get(0).matmul(t.get(1)), new int[][] {{2, 3, 4}, {2, 4, 2}});
    add(all, "matmul shared", t -> t.get(0).matmul(t.get(1)), new int[][] {{2, 3, 4}, {4, 2}});
    add(
        all,
        "matmul crossed",
        t -> t.get(0).matmul(t.get(1)),
        new int[][] {{2, 1, 2, 3}, {3, 3, 2}});
    int[][] linear = {{3, 4}, {5, 4}, {5}};
    add(all, "linear", t -> t.get(0).linear(t.get(1), t.get(2)), linear);
    add(all, "linear 3-D", t -> t.get(0).linear(t.get(1), null), new int[][] {{2, 3, 4}, {5, 4}});
    add(all, "transpose", t -> t.get(0).transpose(0, 1).tanh(), new int[] {3, 5});
    add(all, "transpose outer", t -> t.get(0).transpose(0, 2).tanh(), new int[] {2, 3, 4});
    add(all, "permute", t -> t.get(0).permute(2, 0, 1).tanh(), new int[] {2, 3, 4});
    add(all, "slice", t -> t.get(0).slice(1, 1, 3).tanh(), new int[] {2, 4, 3});
    add(all, "slice rows", t -> t.get(0).slice(0, 1, 3).tanh(), new int[] {4, 3});
    add(
        all,
        "concat",
        t -> t.get(0).concat(1, t.get(1), t.get(0)).tanh(),
        new int[][] {{2, 3}, {2, 4}});
    add(all, "stack", t -> t.get(0).stack(1, t.get(1)).tanh(), new int[][] {{2, 3}, {2, 3}});
    add(
        all,
        "gather",
        t -> t.get(0).gather(1, t.get(0).constant(Shape.of(2, 4), 0, 2, 2, 1, 1, 0, 2, 2)),
        new int[] {2, 3});
    return all.stream();
  }

  private static void add(
      List<Arguments> all, String name, Function<List<Tensor>, Tensor> function, int[]... shapes) {
    StringBuilder label = new StringBuilder(name);
    for (int[] shape : shapes) {
      label.append(' ').append(Shape.of(shape));
    }
    all.add(Arguments.of(Named.of(label.toString(), function), shapes));
  }

  private static Tensor awayFromZero(Tensor x) {
    return x.exp().add(0.5f);
  }

  /** Makes ties and near ties impossible, where the derivative would not exist. */
  private static Tensor spread(Tensor x) {
    float[] offsets = new float[x.shape().size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = i * 7 % offsets.length;
    }
    return x.tanh().mul(0.2f).add(x.constant(x.shape(), offsets));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void equalsCentralDifferences(Function<List<Tensor>, Tensor> function, int[][] shapes) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      check(function, shapes, seed);
    }
  }

  private void check(Function<List<Tensor>, Tensor> function, int[][] shapes, int seed) {
    Random random = new Random(seed);
    List<Parameter> inputs = new ArrayList<>();
    for (int[] shape : shapes) {
      inputs.add(Engines.parameter(engine, random, shape));
    }
    Tensor output = function.apply(List.copyOf(inputs));
    float[] weights = Engines.gaussian(random, output.shape().size());
    output.backward(engine.tensor(output.shape(), weights));
    for (int input = 0; input < inputs.size(); input++) {
      Parameter parameter = inputs.get(input);
      Tensor gradient = parameter.gradient();
      float[] actual = gradient == null ? new float[parameter.shape().size()] : gradient.toArray();
      for (int i = 0; i < actual.length; i++) {
        double expected = difference(function, inputs, parameter, i, weights);
        assertEquals(
            expected,
            actual[i],
            TOLERANCE * Math.max(1, Math.abs(expected)),
            "seed " + seed + ", input " + input + ", element " + i);
      }
    }
  }

  private static double difference(
      Function<List<Tensor>, Tensor> function,
      List<Parameter> inputs,
      Parameter parameter,
      int element,
      float[] weights) {
    float[] original = parameter.toArray();
    float[] moved = original.clone();
    moved[element] = original[element] + STEP;
    double width = moved[element];
    parameter.assign(moved);
    double up = loss(function, inputs, weights);
    moved[element] = original[element] - STEP;
    width -= moved[element];
    parameter.assign(moved);
    double down = loss(function, inputs, weights);
    parameter.assign(original);
    return (up - down) / width;
  }

  private static double loss(
      Function<List<Tensor>, Tensor> function, List<Parameter> inputs, float[] weights) {
    float[] output = function.apply(List.copyOf(inputs)).toArray();
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += (double) weights[i] * output[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("kinks")
  void theDerivativeAtAKinkIsTheDocumentedOne(Kink kink) {
    DenseParameter x = engine.parameter(Shape.of(1), kink.x);
    kink.function.apply(x).backward();
    Tensor gradient = x.gradient();
    assertNotNull(gradient);
    assertEquals(kink.derivative, gradient.item(), kink.name);
  }

  static Stream<Kink> kinks() {
    return Stream.of(
        new Kink("abs at 0", 0f, Tensor::abs, 0f),
        new Kink("abs below 0", -2f, Tensor::abs, -1f),
        new Kink("clamp at its lower border", -1f, x -> x.clamp(-1f, 1f), 1f),
        new Kink("clamp at its upper border", 1f, x -> x.clamp(-1f, 1f), 1f),
        new Kink("clamp outside", 1.5f, x -> x.clamp(-1f, 1f), 0f),
        new Kink("sqrt at 0", 0f, Tensor::sqrt, Float.POSITIVE_INFINITY),
        new Kink("pow 0 at 0", 0f, x -> x.pow(0f), 0f),
        new Kink("pow 1 at 0", 0f, x -> x.pow(1f), 1f),
        new Kink("maximum of a tie", 3f, x -> x.maximum(x.constant(Shape.of(1), 3f)), 0.5f),
        new Kink("minimum of a tie", 3f, x -> x.minimum(x.constant(Shape.of(1), 3f)), 0.5f),
        new Kink(
            "max of a tie",
            3f,
            x -> x.concat(0, x.constant(Shape.of(2), 3f, 3f)).max(Dims.all()),
            1f / 3));
  }

  record Kink(String name, float x, Function<Tensor, Tensor> function, float derivative) {
    @Override
    public String toString() {
      return name;
    }
  }
}
