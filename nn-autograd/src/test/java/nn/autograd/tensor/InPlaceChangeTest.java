package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.ElementwiseFunction;
import nn.api.Operation;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation whose derivative reads values notices that they changed, or are gone. */
class InPlaceChangeTest {
  private final Engine engine = Engines.withThreads(1);
  private final DenseParameter w = engine.parameter(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);

  static Stream<Arguments> readersOfTheirInput() {
    return Stream.of(
        input("mul", (x, c) -> x.mul(c)),
        input("mul, as the factor", (x, c) -> c.mul(x)),
        input("div, as the divisor", (x, c) -> c.div(x)),
        input("pow", (x, c) -> x.pow(3f)),
        input("pow of a tensor", (x, c) -> x.pow(c)),
        input("pow, as the exponent", (x, c) -> c.pow(x)),
        input("log", (x, c) -> x.log()),
        input("abs", (x, c) -> x.abs()),
        input("clamp", (x, c) -> x.clamp(0f, 1f)),
        input("maximum", (x, c) -> x.maximum(c)),
        input("minimum", (x, c) -> c.minimum(x)),
        input("max", (x, c) -> x.max(Dims.of(0))),
        input("var", (x, c) -> x.var(Dims.of(0), 1).add(x.mul(x).sum(Dims.of(0)))),
        input("matmul", (x, c) -> x.matmul(c.transpose(0, 1))),
        input("linear", (x, c) -> x.linear(c, null)),
        input("linear, as the weight", (x, c) -> c.linear(x, null)),
        input("map", (x, c) -> x.map(new Square())),
        input("custom", (x, c) -> x.apply(new Doubled())));
  }

  private static Arguments input(String name, BiFunction<Tensor, Tensor, Tensor> operation) {
    return Arguments.of(name, operation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readersOfTheirInput")
  void aChangedInputIsRefused(String name, BiFunction<Tensor, Tensor, Tensor> operation) {
    Tensor base = w.mul(0.1f);
    Tensor view = base.slice(0, 1, 3); // lies behind the beginning, so that readers copy it
    Tensor factor = w.slice(0, 0, 2).add(1f);
    Tensor loss = operation.apply(view, factor).sum();
    base.assign(9, 9, 9, 9, 9, 9);
    assertRefused(loss);
  }

  static Stream<Arguments> readersOfTheirOutput() {
    return Stream.of(
        output("exp", Tensor::exp),
        output("sqrt", Tensor::sqrt),
        output("tanh", Tensor::tanh),
        output("sigmoid", Tensor::sigmoid),
        output("div", x -> x.div(x.constant(Shape.of(), 2f).add(x.mean()))),
        output("max", x -> x.max(Dims.of(1))),
        output("map", x -> x.map(new Square())),
        output("custom", x -> x.apply(new Exponential())));
  }

  private static Arguments output(String name, UnaryOperator<Tensor> operation) {
    return Arguments.of(name, operation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readersOfTheirOutput")
  void aChangedOutputIsRefused(String name, UnaryOperator<Tensor> operation) {
    Tensor y = operation.apply(w.mul(0.1f));
    Tensor loss = y.sum();
    y.assign(new float[y.shape().size()]);
    assertRefused(loss);
  }

  @Test
  void aChangedConditionIsRefused() {
    Tensor condition = engine.tensor(Shape.of(2), 1, 0);
    Tensor loss = w.where(condition, w.neg()).sum();
    condition.assign(0, 1);
    assertRefused(loss);
  }

  @Test
  void aConditionWhoseMemoryIsInUseAgainIsRefused() {
    Tensor loss =
        engine.inStepScope(() -> {
          Tensor condition = engine.tensor(Shape.of(3, 2), 1, 1, 1, 0, 0, 0);
          return w.where(condition, w.neg()).sum().keep();
        });
    String message = assertThrows(IllegalStateException.class, loss::backward).getMessage();
    assertTrue(message.contains("call keep()"), message);
  }

  private static void assertRefused(Tensor loss) {
    String message = assertThrows(IllegalStateException.class, loss::backward).getMessage();
    assertTrue(message.contains("was changed in place after it was used"), message);
  }

  @Test
  void aChangeOfAnIndexAfterTheGatherDoesNotMatter() {
    Tensor index = engine.tensor(Shape.of(3, 1), 0, 0, 1);
    Tensor loss = w.gather(1, index).sum();
    index.assign(1, 1, 1);
    loss.backward();
    Tensor gradient = w.gradient();
    assertNotNull(gradient);
    assertArrayEquals(new float[] {1, 0, 1, 0, 0, 1}, gradient.toArray());
  }

  private record Square() implements ElementwiseFunction {
    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = 2 * x[i] * upstream[i];
      }
    }
  }

  private record Doubled() implements Operation {
    @Override
    public Result forward(List<Tensor> inputs) {
      return new Result(inputs.getFirst().mul(2f), dy -> List.of(dy.mul(2f)));
    }
  }

  /** Its derivative reads its own output. */
  private record Exponential() implements Operation {
    @Override
    public Result forward(List<Tensor> inputs) {
      Tensor y = inputs.getFirst().exp();
      return new Result(y, dy -> List.of(dy.mul(y)));
    }
  }
}
