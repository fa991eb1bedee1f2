package nn.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.InputShapeException;
import nn.api.math.FloatMath;
import nn.api.math.Sums;
import nn.api.optim.Optimizer;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import nn.autograd.InstalledPlugins;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.TrainingLength;
import nn.autograd.folder.PluginFolder;
import nn.autograd.registry.SpecParser;
import nn.layers.AttentionModule;
import nn.layers.Layers;
import nn.layers.ModelPlan;
import nn.layers.Module;
import nn.layers.loss.Losses;
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

  /** Every layer of the pages stands in a network, whose shapes are known before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unit_length",
        "low_rank(out_features=4)",
        "highway(inner=linear(out_features=4))",
        "differences",
        "dot_attention"
      })
  void layersGiveTheShapesThatArePlanned(String spec) {
    Shape sample = Shape.of(3, 4);
    ModelPlan plan = ModelPlan.of(nn, sample, List.of(SpecParser.parse(spec)));
    Parameter x = nn.parameter(Shape.of(1, 3, 4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13);
    Tensor y = plan.build(new Layers(nn)).forward(x);
    y.mul(y).sum().backward();
    assertArrayEquals(plan.output().toArray(), Arrays.copyOfRange(y.shape().toArray(), 1, 3));
    assertNotEquals(0, Objects.requireNonNull(x.gradient()).abs().sum().item());
  }

  @Test
  void layersHaveTheirValues() {
    Tensor x = nn.tensor(Shape.of(1, 3), 3, 0, 4);
    assertArrayEquals(new float[] {-3, 4}, layer("differences", 3).forward(x).toArray());
    assertArrayEquals(
        new float[] {0.6f, 0, 0.8f}, layer("unit_length", 3).forward(x).toArray(), 1e-6f);
    Module center = layer("noisy_center(std=0)", 3);
    assertArrayEquals(new float[] {3, 0, 4}, center.forward(x).toArray());
    center.eval();
    assertArrayEquals(new float[] {0.3f, 0, 0.4f}, named(center, "running_mean"), 1e-6f);
    assertArrayEquals(new float[] {2.7f, 0, 3.6f}, center.forward(x).toArray(), 1e-6f);
  }

  @Test
  void lossesAreComputed() {
    InstalledPlugins installed =
        InstalledPlugins.find(PluginFolder.loadAll(folder.resolve("plugins")), List.of());
    Losses losses = Losses.with(installed.losses());
    Parameter x = nn.parameter(Shape.of(1, 2), 1, -100);
    Tensor loss = losses.create("log_cosh(reduction=sum)").forward(x, nn.zeros(Shape.of(1, 2)));
    assertEquals(Math.log(Math.cosh(1)) + 100 - Math.log(2), loss.item(), 1e-4);
    loss.backward();
    float[] gradient = Objects.requireNonNull(x.gradient()).toArray();
    assertArrayEquals(new float[] {(float) Math.tanh(1), -1}, gradient, 1e-6f);
    Tensor logits = nn.tensor(Shape.of(2, 2), 0, 0, 3, 0);
    double p = 1 / (1 + Math.exp(-3));
    double expected = (0.25 * Math.log(2) - Math.pow(1 - p, 2) * Math.log(p)) / 2;
    Tensor focal = losses.create("focal").forward(logits, nn.tensor(Shape.of(2), 1, 0));
    assertEquals(expected, focal.item(), 1e-6);
  }

  @Test
  void attentionTakesAMask() {
    AttentionModule attention = new Layers(nn).attention("dot_attention", Shape.of(2, 1));
    Tensor x = nn.tensor(Shape.of(1, 2, 1), 1, 2);
    Tensor mask = nn.tensor(Shape.of(2, 2), 1, 0, 0, 0);
    assertArrayEquals(new float[] {1, 0}, attention.forward(x, x, x, mask).toArray());
  }

  @Test
  void misfitsOfLayersAreToldWithTheLayer() {
    Module layer = layer("low_rank(out_features=3)", 4);
    String message =
        assertThrows(
                InputShapeException.class, () -> layer.forward(nn.tensor(Shape.of(1, 2), 1, 2)))
            .getMessage();
    assertEquals(
        "low_rank(out_features=3): an input of shape [1, 2] does not fit; it needs 4 features",
        message);
  }

  private static Module layer(String spec, int features) {
    return new Layers(nn).create(spec, Shape.of(features));
  }

  private static float[] named(Module module, String buffer) {
    return Objects.requireNonNull(module.buffers().get(buffer)).toArray();
  }

  private static float gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    return gradient == null ? Float.NaN : gradient.item();
  }
}
