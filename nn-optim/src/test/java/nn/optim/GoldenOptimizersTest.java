package nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter after every step is what PyTorch computes from the same gradients. */
final class GoldenOptimizersTest {
  private static final Nn NN = Nn.create();

  static Stream<Arguments> cases() {
    return Stream.of("sgd", "adam", "adamw")
        .flatMap(name ->
            Golden.cases("optimizers/" + name).stream()
                .map(json -> Arguments.of(name, json.get("name").asText(), json)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void followsTheReference(String name, String variant, JsonNode json) {
    SequencedMap<String, Parameter> parameters = parameters(json.get("parameters"));
    Optimizer optimizer =
        NN.optimizers().create(Golden.spec(name, json.get("hyperparameters")), parameters);
    for (int t = 0; t < json.get("gradients").size(); t++) {
      int i = 0;
      for (Parameter parameter : parameters.values()) {
        parameter.assignGradient(Golden.floats(json.get("gradients").get(t).get(i++)));
      }
      optimizer.step();
      i = 0;
      for (Parameter parameter : parameters.values()) {
        assertClose(
            json.get("after").get(t).get(i++), parameter.toArray(), variant + ", step " + t);
      }
    }
  }

  private static SequencedMap<String, Parameter> parameters(JsonNode list) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonNode json : list) {
      int[] lengths = new int[json.get("shape").size()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = json.get("shape").get(i).asInt();
      }
      parameters.put(
          json.get("name").asText(),
          NN.parameter(Shape.of(lengths), Golden.floats(json.get("initial"))));
    }
    return parameters;
  }

  private static void assertClose(JsonNode expected, float[] actual, String where) {
    assertEquals(expected.size(), actual.length, where);
    for (int i = 0; i < actual.length; i++) {
      double e = expected.get(i).asDouble();
      assertEquals(e, actual[i], 2e-6 + 2e-5 * Math.abs(e), where + ", element " + i);
    }
  }
}
