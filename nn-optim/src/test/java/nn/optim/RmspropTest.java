package nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class RmspropTest {
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
  void epsIsAddedToTheRoot() {
    step(optimizer("rmsprop(lr=1, alpha=0.75, eps=1)"), 2); // v = 0.25 · 4
    assertEquals(1 - 2f / (1 + 1), p.item(), 1e-6f);
  }

  @Test
  void learningRateActsOnTheWholeMomentum() {
    Optimizer optimizer = optimizer("rmsprop(lr=1, alpha=0.75, eps=1, momentum=0.5)");
    step(optimizer, 2); // b = 1
    optimizer.groups().getFirst().set("lr", 0.5);
    step(optimizer, 0); // b = 0.5
    assertEquals(1 - 1 - 0.25f, p.item(), 1e-6f);
  }

  @Test
  void constantGradientDoesNotMakeTheCenteredStepNaN() {
    Optimizer optimizer = optimizer("rmsprop(lr=1e-6, alpha=0.8, centered=true)");
    for (int t = 1; t <= 100; t++) { // from step 70 on v − ḡ² rounds to less than 0
      step(optimizer, 0.1f);
      assertTrue(Float.isFinite(p.item()), "step " + t);
    }
  }

  @Test
  void scheduleCannotRaiseMomentumThatHasNoBuffer() {
    Optimizer optimizer = optimizer("rmsprop");
    optimizer.groups().getFirst().set("momentum", 0.9);
    p.assignGradient(1f);
    RuntimeException thrown = assertThrows(RuntimeException.class, optimizer::step);
    assertTrue(
        String.valueOf(thrown.getCause()).contains("rmsprop was configured with momentum 0"),
        thrown.toString());
  }
}
