package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.RegisteredPlugin;
import org.junit.jupiter.api.Test;

/** Which plugins are to be named for what the parameters are now. */
class LastToChangeTest {
  private final Nn nn = Nn.builder().plugins(new Sgd(), new Averaging()).build();
  private final SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
  private final Parameter w = Objects.requireNonNull(parameters.get("w"));
  private final Optimizer optimizer = nn.optimizers().create("averaging(inner=sgd)", parameters);

  private List<String> names() {
    return nn.optimizers().lastToChange(optimizer).stream().map(RegisteredPlugin::name).toList();
  }

  @Test
  void nobodyBeforeTheFirstStep() {
    assertEquals(List.of(), names());
  }

  @Test
  void theOptimizersOfTheStepAndAlsoAfterAnEvaluation() {
    w.assignGradient(1);
    optimizer.step();
    assertEquals(List.of("averaging", "sgd"), names());
    optimizer.withEvaluationWeights(() -> 0);
    assertEquals(List.of("averaging", "sgd"), names());
  }

  @Test
  void nobodyOnceTheProgramHasAssignedAParameter() {
    w.assignGradient(1);
    optimizer.step();
    w.assign(Float.NaN);
    assertEquals(List.of(), names());
    optimizer.withEvaluationWeights(() -> 0);
    assertEquals(List.of(), names());
  }
}
