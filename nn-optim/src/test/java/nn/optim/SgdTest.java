package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SgdTest {
  private static final Nn NN = Nn.create();
  private final Parameter p = NN.parameter(Shape.of(1), 1f);

  private Optimizer optimizer(String spec) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", p);
    return NN.optimizers().create(spec, parameters);
  }

  private void step(Optimizer optimizer, float gradient) {
    p.assignGradient(gradient);
    optimizer.step();
  }

  @Test
  void firstStepIgnoresDampening() {
    Optimizer optimizer = optimizer("sgd(lr=1, momentum=0.5, dampening=0.75)");
    step(optimizer, 8);
    assertArrayEquals(new float[] {-7}, p.toArray());
    step(optimizer, 8); // b = 0.5·8 + 0.25·8
    assertArrayEquals(new float[] {-13}, p.toArray());
  }

  @Test
  void learningRateActsOnTheWholeMomentum() {
    Optimizer optimizer = optimizer("sgd(lr=1, momentum=0.5)");
    step(optimizer, 4);
    optimizer.groups().getFirst().set("lr", 0.5);
    step(optimizer, 0); // −0.5 · (0.5·4)
    assertArrayEquals(new float[] {-4}, p.toArray());
  }

  @Test
  void scheduleCannotRaiseMomentumThatHasNoBuffer() {
    Optimizer optimizer = optimizer("sgd(lr=1)");
    optimizer.groups().getFirst().set("momentum", 0.9);
    p.assignGradient(1f);
    RuntimeException thrown = assertThrows(RuntimeException.class, optimizer::step);
    assertTrue(
        thrown.toString().contains("configure a momentum above 0")
            || String.valueOf(thrown.getCause()).contains("configure a momentum above 0"),
        thrown.toString());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.9, 0.1", "0, 0.1"})
  void nesterovNeedsMomentumWithoutDampening(double momentum, double dampening) {
    Sgd sgd = new Sgd();
    Problems problems = Problems.at("optimizer");
    sgd.check(
        Hyperparameters.of(
            sgd.descriptor(),
            Map.of("nesterov", true, "momentum", momentum, "dampening", dampening)),
        problems);
    assertEquals(
        "optimizer.nesterov = true: needs momentum above 0 and dampening 0, but momentum is "
            + momentum
            + " and dampening is "
            + dampening
            + ".",
        problems.list().getFirst().toString());
  }
}
