package nn.activations;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
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
    return cases("activations/elementwise");
  }

  static Stream<Arguments> structured() {
    return cases("activations/structured");
  }

  private static Stream<Arguments> cases(String file) {
    return Golden.cases(file).stream()
        .filter(json -> !ABSENT.contains(json.get("name").asText()))
        .map(json -> Arguments.of(Golden.spec(json).toString(), json));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elementwise")
  void elementwiseFollowsTheReference(String spec, JsonNode json) {
    float[] grid = Golden.floats(json.get("x"));
    Parameter x = NN.parameter(Shape.of(grid.length), grid);
    Tensor y = NN.activations().create(spec).activation().forward(x);
    y.sum().backward();
    Golden.assertClose(json.get("y"), y, "y");
    Golden.assertClose(json.get("dy_dx"), gradient(x), "dy_dx");
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
    Golden.assertClose(json.get("y").get("values"), y, "y");
    Golden.assertClose(json.get("x_gradient").get("values"), gradient(x), "x_gradient");
    if (json.has("weight")) {
      Golden.assertClose(
          json.get("weight_gradient").get("values"), gradient(weight(created)), "weight_gradient");
    }
  }

  @Test
  void absentActivationsAreReallyAbsent() {
    Set<String> provided = new LinkedHashSet<>();
    NN.activations().list().forEach(plugin -> provided.add(plugin.name()));
    assertTrue(provided.contains("relu"), provided.toString());
    assertTrue(provided.stream().noneMatch(ABSENT::contains), provided.toString());
  }

  private static Tensor gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient;
  }

  private static Parameter weight(CreatedActivation created) {
    Parameter weight = created.parameters().get("weight");
    assertNotNull(weight);
    return weight;
  }
}
