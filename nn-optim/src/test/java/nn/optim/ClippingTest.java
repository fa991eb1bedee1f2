package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;

/** What the optimizer gets of gradients that are too large. */
class ClippingTest {
  private final Nn nn = Nn.create();
  private final Parameter a = nn.parameter(Shape.of(2), 0, 0);
  private final Parameter b = nn.parameter(Shape.of(1), 0);
  private final Parameter without = nn.parameter(Shape.of(1), 0);

  ClippingTest() {
    a.assignGradient(3, -4);
    b.assignGradient(12);
  }

  private void clip(String transform) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("a", a);
    parameters.put("without", without);
    parameters.put("b", b);
    nn.optimizers()
        .create(SpecParser.parse("sgd"), List.of(SpecParser.parse(transform)), parameters)
        .step();
  }

  @Test
  void byNormScalesAllGradientsAlikeWithPyTorchsEpsilon() {
    clip("clip_by_global_norm(max_norm=2)");
    double c = 2 / (13 + 1e-6);
    assertArrayEquals(new float[] {(float) (3 * c), (float) (-4 * c)}, gradient(a), 1e-7f);
    assertArrayEquals(new float[] {(float) (12 * c)}, gradient(b), 1e-6f);
    assertNull(without.gradient());
  }

  @Test
  void byNormLeavesSmallGradientsAsTheyAre() {
    clip("clip_by_global_norm(max_norm=14)");
    assertArrayEquals(new float[] {3, -4}, gradient(a));
  }

  /** In float32 the norm would be infinite and the gradients 0, or rounded to a few bits. */
  @Test
  void byNormScalesGradientsWhoseNormNoFloatHolds() {
    a.assignGradient(3e38f, -2e38f);
    b.assignGradient(1e38f);
    clip("clip_by_global_norm(max_norm=1e-5)");
    double c = 1e-5 / Math.sqrt(14);
    assertArrayEquals(new float[] {(float) (3 * c), (float) (-2 * c)}, gradient(a), 1e-12f);
    assertArrayEquals(new float[] {(float) c}, gradient(b), 1e-12f);
  }

  @Test
  void byValueLimitsEveryElement() {
    clip("clip_by_value(clip_value=3.5)");
    assertArrayEquals(new float[] {3, -3.5f}, gradient(a));
    assertArrayEquals(new float[] {3.5f}, gradient(b));
    assertNull(without.gradient());
  }

  private static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }
}
