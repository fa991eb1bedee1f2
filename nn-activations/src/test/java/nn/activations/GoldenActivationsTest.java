package nn.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and derivatives are PyTorch's, on kinks and at ±1000 too. */
final class GoldenActivationsTest {

  /** In the files, but not among the activations of this module. */
  private static final Set<String> ABSENT =
      Set.of(
          "relu6",
          "selu",
          "celu",
          "mish",
          "hardsigmoid",
          "hardswish",
          "hardtanh",
          "logsigmoid",
          "softsign",
          "tanhshrink",
          "softshrink",
          "hardshrink",
          "threshold",
          "softmin",
          "glu");

  private static final Nn NN = Nn.create();

  static Stream<Arguments> elementwise() {
    return cases("activations/elementwise.json");
  }

  static Stream<Arguments> structured() {
    return cases("activations/structured.json");
  }

  private static Stream<Arguments> cases(String file) {
    return Golden.cases(file).stream()
        .filter(json -> !ABSENT.contains(json.get("name").asText()))
        .map(json -> Arguments.of(spec(json).toString(), json));
  }

  private static Spec spec(JsonNode json) {
    return Golden.spec(json.get("name").asText(), json.get("hyperparameters"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elementwise")
  void elementwiseFollowsTheReference(String spec, JsonNode json) {
    float[] grid = Golden.floats(json.get("x"));
    Parameter x = NN.parameter(Shape.of(grid.length), grid);
    Tensor y = NN.activations().create(spec).activation().forward(x);
    y.sum().backward();
    Golden.assertClose("y", json.get("y"), y.toArray());
    Golden.assertClose("dy_dx", json.get("dy_dx"), gradient(x));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("structured")
  void structuredFollowsTheReference(String spec, JsonNode json) {
    CreatedActivation created = NN.activations().create(spec);
    if (json.has("weight")) {
      weight(created).assign(Golden.floats(json.get("weight").get("values")));
    }
    Shape shape = Golden.shape(json.get("x"));
    Parameter x = NN.parameter(shape, Golden.floats(json.get("x").get("values")));
    Tensor y = created.activation().forward(x);
    y.backward(NN.tensor(shape, Golden.floats(json.get("upstream").get("values"))));
    Golden.assertClose("y", json.get("y").get("values"), y.toArray());
    Golden.assertClose("x_gradient", json.get("x_gradient").get("values"), gradient(x));
    if (json.has("weight")) {
      Golden.assertClose(
          "weight_gradient", json.get("weight_gradient").get("values"), gradient(weight(created)));
    }
  }

  @Test
  void absentActivationsAreReallyAbsent() {
    Set<String> provided = new LinkedHashSet<>();
    NN.activations().list().forEach(plugin -> provided.add(plugin.name()));
    assertTrue(provided.contains("relu"), provided.toString());
    assertTrue(provided.stream().noneMatch(ABSENT::contains), provided.toString());
  }

  private static float[] gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient.toArray();
  }

  private static Parameter weight(CreatedActivation created) {
    Parameter weight = created.parameters().get("weight");
    assertNotNull(weight);
    return weight;
  }

  @Test
  void noCaseIsLeftOut() {
    assertEquals(15, elementwise().count());
    assertEquals(8, structured().count());
  }
}
