package nn.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.math.FloatMath;
import nn.api.math.Sums;
import nn.api.optim.Optimizer;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of docs/plugins compiles as it stands, and runs from a plugin folder. */
final class PluginDocsTest {
  @TempDir static Path folder;
  private static Nn nn;

  @BeforeAll
  static void build() throws Exception {
    PluginDocs.compilePlugins(folder.resolve("classes"));
    OutsideMaven.jar(folder.resolve("classes"), folder.resolve("plugins/docs/docs-1.0.jar"));
    nn = Nn.builder().plugins(folder.resolve("plugins")).build();
  }

  @AfterAll
  static void close() {
    nn.close();
  }

  @Test
  void testsCompile() throws Exception {
    PluginDocs.compileTests(folder.resolve("classes"), folder.resolve("test-classes"));
  }

  @Test
  void wrapperEvaluatesWithTheAverage() {
    Parameter weight = nn.parameter(Shape.of(2), 1, -1);
    Optimizer optimizer =
        optimizer("trailing(decay=0.75, inner=sign_momentum(lr=0.5, momentum=0))", weight);
    weight.assignGradient(3, -0.001f);
    optimizer.step();
    assertArrayEquals(new float[] {0.5f, -0.5f}, weight.toArray());
    assertArrayEquals(
        new float[] {0.875f, -0.875f}, optimizer.withEvaluationWeights(weight::toArray));
    assertArrayEquals(new float[] {0.5f, -0.5f}, weight.toArray());
  }

  /** Every optimizer of the pages makes a matrix smaller whose gradient is itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign_momentum(lr=0.01)",
        "row_scaled(lr=0.01)",
        "orthogonal(lr=0.01)",
        "norm_divided(lr=0.01)",
        "mean_descent(lr=0.01)",
        "limited_updates(inner=row_scaled(lr=0.01))",
        "trailing(inner=orthogonal(lr=0.01))"
      })
  void optimizersDescend(String spec) {
    Parameter weight = nn.parameter(Shape.of(2, 3), 1, 2, -3, -1, 2, 1);
    Optimizer optimizer = optimizer(spec, weight);
    double before = norm(weight);
    for (int step = 0; step < 10; step++) {
      weight.assignGradient(weight.toArray());
      optimizer.step();
    }
    assertTrue(norm(weight) < before, () -> spec + ": " + norm(weight));
  }

  private static double norm(Parameter weight) {
    float[] values = weight.toArray();
    return Math.sqrt(Sums.squares(values, 0, values.length));
  }

  @Test
  void meanIsEvaluated() {
    Parameter weight = nn.parameter(Shape.of(1), 1);
    Optimizer optimizer = optimizer("mean_descent(lr=0.5)", weight);
    for (int step = 0; step < 2; step++) {
      weight.assignGradient(1);
      optimizer.step();
    }
    assertArrayEquals(new float[] {0}, weight.toArray());
    assertArrayEquals(new float[] {0.25f}, optimizer.withEvaluationWeights(weight::toArray));
  }

  @Test
  void refusedParametersAreNamedWithTheReason() {
    Parameter bias = nn.parameter(Shape.of(3), 1, 2, 3);
    String message =
        assertThrows(InvalidConfigException.class, () -> optimizer("orthogonal", bias))
            .getMessage();
    assertTrue(message.contains("orthogonal trains matrices"), message);
  }

  @Test
  void noiseFadesInFrontOfAnyOptimizer() {
    Parameter weight = nn.parameter(Shape.of(2), 1, 1);
    TreeMap<String, Parameter> parameters = new TreeMap<>();
    parameters.put("weight", weight);
    Spec noise = Spec.of("fading_noise").with("size", 1.0);
    Optimizer optimizer =
        nn.optimizers().create(Spec.of("mean_descent"), List.of(noise), parameters);
    weight.assignGradient(0, 0);
    optimizer.step();
    assertNotEquals(1, weight.toArray()[0]);
    assertNotEquals(weight.toArray()[0], weight.toArray()[1]);
  }

  @Test
  void scheduleHalvesTheLearningRate() {
    Optimizer optimizer = optimizer("sign_momentum(lr=0.5)", nn.parameter(Shape.of(1), 1));
    Scheduler scheduler = nn.schedules().attach("halving(half_life=2)", optimizer);
    scheduler.step();
    scheduler.step();
    assertEquals(0.25, optimizer.groups().getFirst().values().get("lr"));
  }

  @Test
  void scheduleFallsAtTheEndOfTraining() {
    Optimizer optimizer = optimizer("sign_momentum(lr=0.5)", nn.parameter(Shape.of(1), 1));
    Scheduler scheduler =
        nn.schedules()
            .attach("stable_then_fall(fall=2)", optimizer, TrainingLength.ofEpochs(4, 10));
    List<Double> rates = new ArrayList<>();
    for (int epoch = 0; epoch <= 4; epoch++) {
      rates.add(optimizer.groups().getFirst().values().get("lr"));
      scheduler.step();
    }
    assertEquals(List.of(0.5, 0.5, 0.5, 0.25, 0.0), rates);
  }

  private static Optimizer optimizer(String spec, Parameter weight) {
    TreeMap<String, Parameter> parameters = new TreeMap<>();
    parameters.put("weight", weight);
    return nn.optimizers().create(spec, parameters);
  }

  @Test
  void activationsHaveTheirValuesAndDerivatives() {
    Parameter x = nn.parameter(Shape.of(1), 1.5f);
    Tensor y = nn.activations().create("squareplus").activation().forward(x);
    y.sum().backward();
    assertEquals(2, y.item());
    assertEquals(0.8f, gradient(x));
    Tensor gated = nn.activations().create("learned_gate").activation().forward(x);
    assertEquals(1.5f * FloatMath.sigmoid(1.5f), gated.item());
  }

  private static float gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    return gradient == null ? Float.NaN : gradient.item();
  }
}
