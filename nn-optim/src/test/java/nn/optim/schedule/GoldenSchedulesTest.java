package nn.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The learning rate at every step is what PyTorch's scheduler gives. */
final class GoldenSchedulesTest {
  private static final Nn NN = Nn.create();
  private static final String FILE = "schedules/schedules.json";

  /** In the file, but not among the schedules of this module. */
  private static final Set<String> ABSENT =
      Set.of(
          "multi_step_lr",
          "constant_lr",
          "exponential_lr",
          "polynomial_lr",
          "cosine_annealing_warm_restarts",
          "cyclic_lr",
          "one_cycle_lr",
          "reduce_lr_on_plateau");

  static Stream<Arguments> cases() {
    return Golden.cases(FILE).stream()
        .filter(json -> !ABSENT.contains(json.get("name").asText()))
        .map(json -> Arguments.of(json.get("name").asText(), json));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void followsTheReference(String name, JsonNode json) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", NN.parameter(Shape.of(1), 0f));
    Spec sgd = Spec.of("sgd").with("lr", json.get("base_lr").asDouble());
    Optimizer optimizer = NN.optimizers().create(sgd, parameters);
    Scheduler scheduler =
        NN.schedules().attach(Golden.spec(name, json.get("hyperparameters")), optimizer);
    for (int t = 0; t < json.get("lr").size(); t++) {
      double expected = json.get("lr").get(t).asDouble();
      double lr = optimizer.groups().getFirst().values().getOrDefault("lr", Double.NaN);
      assertEquals(expected, lr, 1e-12 + 1e-9 * expected, "step " + t);
      scheduler.step();
    }
  }

  @Test
  void absentSchedulesAreReallyAbsent() {
    Set<String> provided = new HashSet<>();
    NN.schedules().list().forEach(plugin -> provided.add(plugin.name()));
    assertTrue(provided.stream().noneMatch(ABSENT::contains), provided.toString());
  }

  @Test
  void noCaseIsLeftOut() {
    assertEquals(4, cases().count());
  }
}
