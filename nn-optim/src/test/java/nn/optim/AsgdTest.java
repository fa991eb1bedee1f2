package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class AsgdTest {
  private static final Nn NN = Nn.create();
  private final Parameter p = NN.parameter(Shape.of(1), 8f);

  private Optimizer optimizer(String spec) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", p);
    return NN.optimizers().create(spec, parameters);
  }

  private float[] step(Optimizer optimizer, float gradient) {
    p.assignGradient(gradient);
    optimizer.step();
    return optimizer.state().floats("ax/p");
  }

  @Test
  void averagesTheWeightsAfterT0() {
    Optimizer optimizer = optimizer("asgd(lr=1, lambd=0, t0=1)");
    assertArrayEquals(new float[] {8}, optimizer.state().floats("ax/p"));
    assertArrayEquals(new float[] {7}, step(optimizer, 1));
    assertArrayEquals(new float[] {6}, step(optimizer, 1));
    assertArrayEquals(new float[] {5}, step(optimizer, 1));
    assertArrayEquals(new float[] {4.5f}, step(optimizer, 1)); // 5 and 4
    assertArrayEquals(new float[] {4}, step(optimizer, 1)); // 5, 4 and 3
    assertEquals(3f, p.item());
  }

  @Test
  void learningRateFallsWithTheStep() {
    Optimizer optimizer = optimizer("asgd(lr=1, lambd=0.5, alpha=1)");
    step(optimizer, 0); // 1 − 0.5 · 1
    assertEquals(4f, p.item());
    step(optimizer, 0); // η = 1 / (1 + 0.5)
    assertEquals(4 * (1 - 0.5f / 1.5f), p.item(), 1e-6f);
  }
}
