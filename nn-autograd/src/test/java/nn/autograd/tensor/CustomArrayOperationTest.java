package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomArrayOperationTest {
  private static final Shape PAIR = Shape.of(2);

  private final Engine engine = Engines.withThreads(1);

  /** y = a · b, element by element. */
  private record Product(Shape outputShape) implements ArrayOperation {
    @Override
    public String name() {
      return "product";
    }

    @Override
    public void forward(List<Operand> inputs, float[] output, Workers workers) {
      for (int i = 0; i < outputShape.size(); i++) {
        output[i] = at(inputs.get(0), i) * at(inputs.get(1), i);
      }
    }

    @Override
    public void backward(
        List<Operand> inputs,
        float[] output,
        float[] upstream,
        List<@Nullable Operand> gradients,
        Workers workers) {
      for (int which = 0; which < 2; which++) {
        Operand gradient = gradients.get(which);
        for (int i = 0; gradient != null && i < outputShape.size(); i++) {
          gradient.array()[gradient.from() + i] = upstream[i] * at(inputs.get(1 - which), i);
        }
      }
    }

    private static float at(Operand operand, int i) {
      return operand.array()[operand.from() + i];
    }
  }

  private static Tensor product(Tensor a, Tensor b) {
    return a.apply(new Product(a.shape()), b);
  }

  private static float[] gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    return gradient == null ? new float[0] : gradient.toArray();
  }

  @Test
  void gradientsReachParametersAndAddUp() {
    Parameter a = engine.parameter(PAIR, 2, 3);
    Parameter b = engine.parameter(PAIR, 5, 7);
    product(a, b).sum().backward();
    product(a, b).sum().backward();
    assertArrayEquals(new float[] {10, 14}, gradient(a));
    assertArrayEquals(new float[] {4, 6}, gradient(b));
  }

  @Test
  void aParameterThatIsBothInputsGetsBothGradients() {
    Parameter a = engine.parameter(PAIR, 2, 3);
    product(a, a).sum().backward();
    assertArrayEquals(new float[] {4, 6}, gradient(a));
  }

  @Test
  void viewsAreReadWhereTheyLie() {
    Tensor rows = engine.tensor(Shape.of(2, 2), 1, 2, 3, 4);
    Tensor second = rows.slice(0, 1, 2).reshape(2);
    assertArrayEquals(new float[] {9, 16}, product(second, second).toArray());
  }

  @Test
  void anInputThatWantsNoGradientGetsNone() {
    Parameter a = engine.parameter(PAIR, 2, 3);
    product(engine.tensor(PAIR, 1, 1), a).sum().backward();
    assertArrayEquals(new float[] {1, 1}, gradient(a));
    Parameter unused = engine.parameter(PAIR, 2, 3);
    product(unused.detach(), a).sum().backward();
    assertNull(unused.gradient());
  }

  @Test
  void aChangeInPlaceBeforeTheBackwardPassIsRefused() {
    Parameter a = engine.parameter(PAIR, 2, 3);
    Tensor y = product(a, a).sum();
    a.assign(1, 1);
    assertThrows(IllegalStateException.class, y::backward);
  }

  @Test
  void memoryOfAStepIsUsedAgain() {
    Parameter a = engine.parameter(PAIR, 2, 3);
    for (int step = 0; step < 3; step++) {
      a.zeroGrad();
      float loss =
          engine.inStepScope(() -> {
            Tensor y = product(product(a, a), a).sum();
            y.backward();
            return y.item();
          });
      assertEquals(8 + 27, loss);
      assertArrayEquals(new float[] {12, 27}, gradient(a));
    }
  }
}
