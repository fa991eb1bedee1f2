package nn.layers;

import static nn.testing.Golden.assertClose;
import static nn.testing.Golden.floats;
import static nn.testing.Golden.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializers;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LinearTest {
  private final Nn nn = Nn.builder().seed(5).build();
  private final Layers layers = new Layers(nn);

  @TestFactory
  Stream<DynamicTest> outputAndGradientsEqualPyTorch() {
    return Golden.cases("layers/layers.json", List.of("linear")).stream()
        .map(each ->
            DynamicTest.dynamicTest(each.get("hyperparameters").toString(), () -> check(each)));
  }

  private void check(JsonNode each) {
    JsonNode hyperparameters = each.get("hyperparameters");
    Module linear =
        layers.linear(
            hyperparameters.get("in_features").asInt(),
            hyperparameters.get("out_features").asInt(),
            hyperparameters.path("bias").asBoolean(true));
    linear
        .parameters()
        .forEach((path, p) -> p.assign(floats(each.get("parameters").get(path).get("values"))));
    JsonNode x = each.get("inputs").get(0);
    Parameter input = nn.parameter(shape(x), floats(x.get("values")));
    Tensor y = linear.forward(input);
    assertEquals(shape(each.get("y")), y.shape());
    y.backward(nn.tensor(shape(each.get("upstream")), floats(each.get("upstream").get("values"))));
    assertClose("y", each.get("y").get("values"), y.toArray());
    assertClose("dx", each.get("input_gradients").get(0).get("values"), gradient(input));
    assertEquals(each.get("parameters").size(), linear.parameters().size());
    linear
        .parameters()
        .forEach((path, p) ->
            assertClose(
                path, each.get("parameter_gradients").get(path).get("values"), gradient(p)));
  }

  private static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }

  @Test
  void anOutputLayerDiffersInTheRoleOfItsWeightAlone() {
    Module inner = new Layers(Nn.builder().seed(7).build()).linear(3, 2);
    Module output = new Layers(Nn.builder().seed(7).build()).output(3, 2);
    assertEquals(
        List.of(ParameterRole.WEIGHT, ParameterRole.BIAS),
        inner.parameters().values().stream().map(Parameter::role).toList());
    assertEquals(
        List.of(ParameterRole.OUTPUT, ParameterRole.BIAS),
        output.parameters().values().stream().map(Parameter::role).toList());
    inner
        .parameters()
        .forEach((path, parameter) ->
            assertArrayEquals(
                parameter.toArray(),
                Objects.requireNonNull(output.parameters().get(path)).toArray(),
                path));
    assertEquals(inner.toString(), output.toString());
  }

  @Test
  void defaultInitialisationStaysWithinOneOverRootIn() {
    Module linear = layers.linear(16, 200);
    for (Parameter parameter : linear.parameters().values()) {
      float largest = parameter.abs().max(Dims.all()).item();
      assertTrue(largest <= 0.25f && largest > 0.24f, "largest " + largest);
    }
  }

  @Test
  void initialiserFillsTheWeightAndLeavesTheBiasItsDefault() {
    Module linear = layers.linear(4, 2, true, Initializers.constant(3));
    Parameter weight = Objects.requireNonNull(linear.parameters().get("weight"));
    assertArrayEquals(new float[] {3, 3, 3, 3, 3, 3, 3, 3}, weight.toArray());
    assertTrue(Objects.requireNonNull(linear.parameters().get("bias")).abs().sum().item() > 0);
  }

  @Test
  void wrongWidthNamesTheLayerAndBothShapes() {
    Module linear = layers.linear(64, 32);
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> linear.forward(nn.zeros(Shape.of(8, 63))));
    assertEquals(
        "linear(out_features=32): an input of shape [8, 63] does not fit; it needs 64 values in the"
            + " last dimension, as the weight [32, 64] has them",
        e.getMessage());
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> layers.linear(0, 3));
    assertThrows(IllegalArgumentException.class, () -> layers.linear(3, -1));
  }
}
