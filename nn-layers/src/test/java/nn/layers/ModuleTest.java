package nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private final Nn nn = Nn.builder().seed(3).build();
  private final Layers layers = new Layers(nn);

  @Test
  void parametersHavePyTorchsPathsInTheOrderOfTheModel() {
    Module model =
        layers.sequential(
            layers.linear(3, 2),
            layers.activation("relu"),
            layers.sequential(layers.linear(2, 2, false), layers.activation("prelu")));
    assertEquals(
        List.of("0.weight", "0.bias", "2.0.weight", "2.1.weight"),
        List.copyOf(model.parameters().sequencedKeySet()));
  }

  @Test
  void sharedModuleKeepsItsFirstPath() {
    Module shared = layers.linear(2, 2);
    Module model = layers.sequential(shared, x -> x.mul(x), shared);
    assertEquals(List.of("0.weight", "0.bias"), List.copyOf(model.parameters().sequencedKeySet()));
  }

  @Test
  void moduleOfOnesOwnNeedsItsPartsAlone() {
    Parameter scale = nn.parameter(Shape.of(), 2);
    Tensor offset = nn.tensor(Shape.of(), 1);
    Module own =
        new Module() {
          @Override
          public Tensor forward(Tensor input) {
            return input.mul(scale).add(offset);
          }

          @Override
          public SequencedMap<String, Parameter> ownParameters() {
            return new LinkedHashMap<>(Map.of("scale", scale));
          }

          @Override
          public SequencedMap<String, Tensor> ownBuffers() {
            return new LinkedHashMap<>(Map.of("offset", offset));
          }
        };
    Module model = layers.sequential(own);
    assertSame(scale, model.parameters().get("0.scale"));
    assertSame(offset, model.buffers().get("0.offset"));
    assertEquals(7, model.forward(nn.tensor(Shape.of(), 3)).item());
  }

  @Test
  void twoParametersOfOnePathAreRefused() {
    Parameter other = nn.parameter(Shape.of(), 1);
    Module ambiguous =
        new Module() {
          @Override
          public Tensor forward(Tensor input) {
            return input;
          }

          @Override
          public SequencedMap<String, Parameter> ownParameters() {
            return new LinkedHashMap<>(Map.of("0.weight", other));
          }

          @Override
          public SequencedMap<String, Module> children() {
            return new LinkedHashMap<>(Map.of("0", layers.linear(1, 1)));
          }
        };
    var e = assertThrows(IllegalArgumentException.class, ambiguous::parameters);
    assertTrue(e.getMessage().endsWith("have the path '0.weight'"), e.getMessage());
  }

  @Test
  void modeReachesEveryModule() {
    List<String> calls = new ArrayList<>();
    Module leaf =
        new Module() {
          @Override
          public Tensor forward(Tensor input) {
            return input;
          }

          @Override
          public void train() {
            calls.add("train");
          }

          @Override
          public void eval() {
            calls.add("eval");
          }
        };
    Module model = layers.sequential(layers.sequential(leaf));
    model.eval();
    model.train();
    assertEquals(List.of("eval", "train"), calls);
  }

  @Test
  void flattenKeepsTheFirstDimension() {
    Tensor x = nn.tensor(Shape.of(2, 1, 3), 1, 2, 3, 4, 5, 6);
    Tensor y = layers.flatten().forward(x);
    assertEquals(Shape.of(2, 3), y.shape());
    assertArrayEquals(x.toArray(), y.toArray());
    assertEquals(Shape.of(4, 1), layers.flatten().forward(nn.zeros(Shape.of(4))).shape());
    assertThrows(
        IllegalArgumentException.class, () -> layers.flatten().forward(nn.zeros(Shape.of())));
  }

  @Test
  void activationTakesItsHyperparametersFromText() {
    Module leaky = layers.activation("leaky_relu(negative_slope=0.2)");
    Tensor y = leaky.forward(nn.tensor(Shape.of(2), -1, 1));
    assertArrayEquals(new float[] {-0.2f, 1}, y.toArray());
  }

  @Test
  void sameSeedGivesTheSameModel() {
    Nn other = Nn.builder().seed(3).build();
    Module first = layers.linear(5, 4);
    Module second = new Layers(other).linear(5, 4);
    assertEquals(first.parameters().keySet(), second.parameters().keySet());
    assertEquals(values(first), values(second));
  }

  private static List<String> values(Module module) {
    return module.parameters().values().stream().map(p -> Arrays.toString(p.toArray())).toList();
  }
}
