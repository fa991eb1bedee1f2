package nn.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.math.FloatMath;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
