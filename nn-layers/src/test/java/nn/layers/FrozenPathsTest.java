package nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenPathsTest {
  private static final Shape IMAGE = Shape.of(1, 6, 6);
  private static final String[] LAYERS = {
    "conv2d(out_channels=3, kernel_size=3)",
    "batch_norm2d",
    "relu",
    "residual(layers=[conv2d(out_channels=3, kernel_size=3, padding=1)])",
    "flatten",
    "linear(out_features=4)"
  };

  private final Nn nn = Nn.builder().seed(5).build();
  private final Layers layers = new Layers(nn);

  private Module model(String... frozen) {
    return layers.withFrozen(FrozenPaths.of(frozen)).sequential(IMAGE, LAYERS);
  }

  private Tensor input(Nn engine) {
    return engine.tensor(Shape.of(2, 1, 6, 6), new float[72]).add(0.5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.**", "**.weight", "3.**", "5.bias"})
  void whatIsFrozenStaysAndGetsNoGradientWhileTheRestIsTrained(String pattern) {
    Module model = model(pattern);
    Optimizer optimizer =
        nn.optimizers().create("adamw(lr=0.1, weight_decay=0.5)", model.parameters());
    var before = model.parameters().values().stream().map(Tensor::toArray).toList();
    model.forward(input(nn)).sum().backward();
    optimizer.step();
    int i = 0;
    for (var entry : model.parameters().entrySet()) {
      Parameter parameter = entry.getValue();
      boolean isFrozen = FrozenPaths.of(pattern).test(entry.getKey());
      assertEquals(!isFrozen, parameter.requiresGrad(), entry.getKey());
      if (isFrozen) {
        assertNull(parameter.gradient(), entry.getKey());
        assertArrayEquals(before.get(i), parameter.toArray(), entry.getKey());
      } else {
        assertNotNull(parameter.gradient(), entry.getKey());
      }
      i++;
    }
  }

  /** What is frozen changes neither the order of random numbers nor any other gradient. */
  @Test
  void theOtherGradientsAreThoseOfTheWholeModel() {
    try (Nn one = Nn.builder().seed(5).build();
        Nn other = Nn.builder().seed(5).build()) {
      Module whole = new Layers(one).sequential(IMAGE, LAYERS);
      Module part =
          new Layers(other).withFrozen(FrozenPaths.of("0.*", "3.**")).sequential(IMAGE, LAYERS);
      whole.forward(input(one)).sum().backward();
      part.forward(input(other)).sum().backward();
      for (String path : List.of("1.weight", "5.weight", "5.bias")) {
        assertArrayEquals(gradient(whole, path), gradient(part, path), path);
      }
    }
  }

  private static float[] gradient(Module model, String path) {
    Parameter parameter = Objects.requireNonNull(model.parameters().get(path));
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }

  @Test
  void aSingleLayerIsFrozenByTheNamesOfItsParameters() {
    Module linear = layers.withFrozen(FrozenPaths.of("weight")).linear(2, 3);
    assertFalse(Objects.requireNonNull(linear.parameters().get("weight")).requiresGrad());
    assertTrue(Objects.requireNonNull(linear.parameters().get("bias")).requiresGrad());
  }

  @Test
  void aPatternThatFreezesNothingIsRefusedWithTheParametersThereAre() {
    var error = assertThrows(IllegalArgumentException.class, () -> model("0.wight"));
    String text = String.valueOf(error.getMessage());
    assertTrue(text.startsWith("nothing to freeze: no parameter matches 0.wight"), text);
    assertTrue(text.contains("0.weight, 0.bias, 1.weight"), text);
  }

  @Test
  void theLastPatternThatMatchesDecides() {
    FrozenPaths paths = FrozenPaths.of("**").except("5.**", "1.*");
    assertTrue(paths.test("0.weight"));
    assertTrue(paths.test("1.0.weight"));
    assertFalse(paths.test("1.weight"));
    assertFalse(paths.test("5.bias"));
  }

  @Test
  void anOptimizerNeedsSomethingToTrain() {
    Module model = model("**");
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> nn.optimizers().create("sgd(lr=0.1)", model.parameters()));
    assertEquals("there are no parameters to optimize: all of them are frozen", error.getMessage());
  }

  @Test
  void aFrozenParameterTakesNoGradient() {
    Parameter weight =
        Objects.requireNonNull(
            layers.withFrozen(FrozenPaths.of("weight")).linear(1, 1).parameters().get("weight"));
    assertThrows(IllegalStateException.class, () -> weight.assignGradient(1));
    assertThrows(IllegalStateException.class, weight::backward);
  }
}
