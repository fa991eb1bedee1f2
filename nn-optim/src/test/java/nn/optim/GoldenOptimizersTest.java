package nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter after every step is what the reference computes from the same gradients. */
final class GoldenOptimizersTest {
  private static final Nn NN = Nn.create();

  private static final List<String> WITH_BORDERS =
      List.of(
          "adadelta",
          "adagrad",
          "adam",
          "adamax",
          "adamw",
          "asgd",
          "nadam",
          "radam",
          "rmsprop",
          "rprop",
          "sgd");

  private static final List<String> WITHOUT_BORDERS =
      List.of(
          "adafactor",
          "cautious",
          "dog",
          "dowg",
          "lamb",
          "lars",
          "muon_float64",
          "novograd",
          "prodigy",
          "schedule_free_adamw",
          "schedule_free_sgd",
          "shampoo",
          "sm3",
          "soap_square");

  static Stream<Arguments> cases() {
    return Stream.concat(
            WITH_BORDERS.stream().flatMap(name -> Stream.of(name, "borders/" + name)),
            WITHOUT_BORDERS.stream())
        .flatMap(file ->
            Golden.cases("optimizers/" + file + ".json").stream()
                .map(json -> Arguments.of(optimizer(file), json.get("name").asText(), json)));
  }

  private static String optimizer(String file) {
    return Golden.read("optimizers/" + file + ".json").get("optimizer").asText();
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
        Golden.assertClose(
            variant + ", step " + t, json.get("after").get(t).get(i++), parameter.toArray());
      }
      if (json.has("evaluation_parameters")) {
        JsonNode evaluated = json.get("evaluation_parameters").get(t);
        optimizer.withEvaluationWeights(() -> assertEvaluates(evaluated, parameters));
      }
    }
  }

  private static boolean assertEvaluates(
      JsonNode expected, SequencedMap<String, Parameter> parameters) {
    int i = 0;
    for (Parameter parameter : parameters.values()) {
      Golden.assertClose("evaluated", expected.get(i++), parameter.toArray());
    }
    return true;
  }

  private static SequencedMap<String, Parameter> parameters(JsonNode list) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonNode json : list) {
      parameters.put(
          json.get("name").asText(),
          NN.parameter(Golden.shape(json), Golden.floats(json.get("initial"))));
    }
    return parameters;
  }

  @Test
  void noCaseIsLeftOut() {
    int usual = 3 * 7 + 4 * 4 + 5 + 3 + 2 * 2;
    int atBorders = 2 * 4 + 3 + 5 * 2 + 3 * 1;
    int withoutBorders = 3 + 7 * 2 + 3 + 3 * 3;
    assertEquals(usual + atBorders + withoutBorders, cases().count());
  }
}
