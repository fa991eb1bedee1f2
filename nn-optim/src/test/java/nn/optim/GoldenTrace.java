package nn.optim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.testing.Golden;

/** Runs the steps of a golden case, for tests that compare in their own way. */
final class GoldenTrace {
  private GoldenTrace() {}

  /** Returns the values of each parameter after each step. */
  static List<List<float[]>> of(String optimizer, JsonNode json) {
    Nn nn = Nn.create();
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonNode each : json.get("parameters")) {
      parameters.put(
          each.get("name").asText(),
          nn.parameter(Golden.shape(each), Golden.floats(each.get("initial"))));
    }
    return of(
        nn.optimizers().create(Golden.spec(optimizer, json.get("hyperparameters")), parameters),
        parameters,
        json);
  }

  private static List<List<float[]>> of(
      Optimizer optimizer, SequencedMap<String, Parameter> parameters, JsonNode json) {
    List<List<float[]>> trace = new ArrayList<>();
    for (JsonNode gradients : json.get("gradients")) {
      int i = 0;
      for (Parameter parameter : parameters.values()) {
        parameter.assignGradient(Golden.floats(gradients.get(i++)));
      }
      optimizer.step();
      trace.add(parameters.values().stream().map(Parameter::toArray).toList());
    }
    return trace;
  }
}
