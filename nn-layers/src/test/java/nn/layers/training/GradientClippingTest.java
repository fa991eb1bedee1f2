package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import nn.api.Parameter;
import nn.api.Shape;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClippingTest {
  private final Nn nn = Nn.create();
  private final Parameter a = nn.parameter(Shape.of(2), 0, 0);
  private final Parameter b = nn.parameter(Shape.of(1), 0);
  private final Parameter without = nn.parameter(Shape.of(1), 0);
  private final List<Parameter> all = List.of(a, without, b);

  GradientClippingTest() {
    a.assignGradient(3, -4);
    b.assignGradient(12);
  }

  @Test
  void normIsThatOfAllGradientsTogether() {
    assertEquals(13, GradientClipping.norm(all));
  }

  @Test
  void byNormScalesAllGradientsAlikeWithPyTorchsEpsilon() {
    GradientClipping.byNorm(2).clip(all);
    double c = 2 / (13 + 1e-6);
    assertArrayEquals(new float[] {(float) (3 * c), (float) (-4 * c)}, gradient(a), 1e-7f);
    assertArrayEquals(new float[] {(float) (12 * c)}, gradient(b), 1e-6f);
    assertNull(without.gradient());
  }

  @Test
  void byNormLeavesSmallGradientsAsTheyAre() {
    GradientClipping.byNorm(14).clip(all);
    assertArrayEquals(new float[] {3, -4}, gradient(a));
  }

  /** In float32 the norm would be infinite and the gradients 0, or rounded to a few bits. */
  @Test
  void byNormScalesGradientsWhoseNormNoFloatHolds() {
    a.assignGradient(3e38f, -2e38f);
    b.assignGradient(1e38f);
    GradientClipping.byNorm(1e-5).clip(all);
    double c = 1e-5 / Math.sqrt(14);
    assertArrayEquals(new float[] {(float) (3 * c), (float) (-2 * c)}, gradient(a), 1e-12f);
    assertArrayEquals(new float[] {(float) c}, gradient(b), 1e-12f);
  }

  @Test
  void byValueLimitsEveryElement() {
    GradientClipping.byValue(3.5).clip(all);
    assertArrayEquals(new float[] {3, -3.5f}, gradient(a));
    assertArrayEquals(new float[] {3.5f}, gradient(b));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void limitThatIsNotAboveZeroIsRefused(double limit) {
    assertThrows(IllegalArgumentException.class, () -> GradientClipping.byNorm(limit));
    assertThrows(IllegalArgumentException.class, () -> GradientClipping.byValue(limit));
  }

  private static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }
}
