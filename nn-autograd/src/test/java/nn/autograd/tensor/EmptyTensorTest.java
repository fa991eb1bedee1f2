package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations on tensors without elements, forwards and backwards. */
class EmptyTensorTest {
  private final Engine engine = Engines.withThreads(2);

  static Stream<Named<UnaryOperator<Tensor>>> operations() {
    return Stream.of(
        of("add", x -> x.add(x)),
        of("add a scalar", x -> x.constant(Shape.of(), 1f).add(x)),
        of("sub", x -> x.sub(x.constant(Shape.of(3), 1, 2, 3))),
        of("mul", x -> x.mul(x.constant(Shape.of(1, 3), 1, 2, 3))),
        of("div", x -> x.div(x)),
        of("pow", x -> x.pow(x)),
        of("exp", Tensor::exp),
        of("maximum", x -> x.maximum(x)),
        of("where", x -> x.where(x, x)),
        of("gt", x -> x.add(x.gt(x))),
        of("sum", x -> x.sum(Dims.of(1))),
        of("sum of all", Tensor::sum),
        of("mean", x -> x.mean(Dims.of(1).keep())),
        of("var", x -> x.var(Dims.of(1), 1)),
        of("max", x -> x.max(Dims.of(1))),
        of("min", x -> x.min(Dims.of(-1))),
        of("logSumExp", x -> x.logSumExp(Dims.of(1))),
        of("reshape", x -> x.reshape(3, 0)),
        of("transpose", x -> x.transpose(0, 1)),
        of("permute", x -> x.reshape(2, 0, 3).permute(2, 0, 1)),
        of("slice", x -> x.slice(1, 1, 2)),
        of("slice rows", x -> x.slice(0, 0, 0)),
        of("concat", x -> x.concat(0, x.constant(Shape.of(1, 3), 1, 2, 3), x)),
        of("stack", x -> x.stack(0, x)),
        of("gather", x -> x.gather(1, x.constant(Shape.of(0, 2)))),
        of("matmul", x -> x.matmul(x.constant(Shape.of(3, 2), 1, 2, 3, 4, 5, 6))),
        of("matmul of empty rows", x -> x.transpose(0, 1).matmul(x)),
        of("linear", x -> x.linear(x.constant(Shape.of(2, 3), 1, 2, 3, 4, 5, 6), null)));
  }

  private static Named<UnaryOperator<Tensor>> of(String name, UnaryOperator<Tensor> operation) {
    return Named.of(name, operation);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void haveAnEmptyGradient(UnaryOperator<Tensor> operation) {
    DenseParameter x = engine.parameter(Shape.of(0, 3));
    operation.apply(x).sum().backward();
    assertTrue(x.hasGradient());
  }

  @Test
  void aProductOverNothingIsZero() {
    DenseParameter weight = engine.parameter(Shape.of(2, 0));
    Tensor x = engine.tensor(Shape.of(3, 0));
    DenseParameter bias = engine.parameter(Shape.of(2), 1, 2);
    Tensor y = x.linear(weight, bias);
    assertEquals(Shape.of(3, 2), y.shape());
    assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2}, y.toArray());
    y.sum().backward();
    Tensor gradient = bias.gradient();
    assertArrayEquals(new float[] {3, 3}, gradient == null ? null : gradient.toArray());
  }

  @Test
  void theLargestOfNothingIsAnError() {
    Tensor x = engine.tensor(Shape.of(0, 3));
    for (UnaryOperator<Tensor> operation :
        Stream.<UnaryOperator<Tensor>>of(
                t -> t.max(Dims.of(0)), t -> t.min(Dims.all()), t -> t.logSumExp(Dims.of(0)))
            .toList()) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> operation.apply(x)).getMessage();
      assertEquals(
          "max, min and logSumExp need an element, but a reduced dimension of [0, 3] is empty",
          message);
    }
  }
}
