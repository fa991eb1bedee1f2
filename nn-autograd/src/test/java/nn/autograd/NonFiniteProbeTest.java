package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.autograd.fixture.CustomActivation;
import org.junit.jupiter.api.Test;

class NonFiniteProbeTest {
  private final Nn nn =
      Nn.builder()
          .plugins(
              CustomActivation.of("logarithm", Tensor::log),
              CustomActivation.of("root", Tensor::sqrt),
              CustomActivation.of("same", x -> x.mul(1f)))
          .build();

  private Activation activation(String name) {
    return nn.activations().create(name).activation();
  }

  @Test
  void findsTheFirstValueThatIsNotFinite() {
    Parameter x = nn.parameter(Shape.of(2), 1, -1);
    String found =
        nn.activations()
            .firstNonFinite(() ->
                activation("root")
                    .forward(activation("logarithm").forward(activation("same").forward(x))))
            .orElseThrow();
    assertTrue(found.startsWith("activation 'logarithm' (nn.autograd@"), found);
    assertTrue(found.endsWith(") in forward"), found);
  }

  @Test
  void findsTheDerivativeThatIsNotFinite() {
    Parameter x = nn.parameter(Shape.of(2), 1, 0);
    String found =
        nn.activations()
            .firstNonFinite(() ->
                activation("same")
                    .forward(activation("root").forward(activation("same").forward(x)))
                    .sum()
                    .backward())
            .orElseThrow();
    assertTrue(found.startsWith("activation 'root' (nn.autograd@"), found);
    assertTrue(found.endsWith(") in backward"), found);
  }

  @Test
  void blamesNoActivationForWhatItWasGiven() {
    Parameter nan = nn.parameter(Shape.of(1), Float.NaN);
    assertEquals(
        Optional.empty(),
        nn.activations().firstNonFinite(() -> activation("same").forward(nan).sum().backward()));
    Parameter zero = nn.parameter(Shape.of(1), 0);
    assertEquals(
        Optional.empty(),
        nn.activations()
            .firstNonFinite(() -> activation("same").forward(zero).sqrt().sum().backward()));
  }

  @Test
  void changesNoNumber() {
    Parameter x = nn.parameter(Shape.of(2), 3, -2);
    nn.activations().firstNonFinite(() -> activation("same").forward(x).mul(x).sum().backward());
    float[] watched = x.gradient().toArray();
    x.zeroGrad();
    activation("same").forward(x).mul(x).sum().backward();
    assertArrayEquals(x.gradient().toArray(), watched);
  }
}
