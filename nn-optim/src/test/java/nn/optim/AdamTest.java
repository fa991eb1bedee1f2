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

final class AdamTest {
  private static final Nn NN = Nn.create();
  private final Parameter p = NN.parameter(Shape.of(1), 1f);

  private void steps(String spec, float... gradients) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", p);
    Optimizer optimizer = NN.optimizers().create(spec, parameters);
    for (float gradient : gradients) {
      p.assignGradient(gradient);
      optimizer.step();
    }
  }

  @Test
  void epsIsAddedToTheCorrectedRoot() {
    steps("adam(lr=1, eps=1)", 1f); // m̂ = 1, √v̂ = 1
    assertEquals(0.5f, p.item(), 1e-6f);
  }

  @Test
  void amsgradComparesTheRawMeanSquare() {
    // v after the steps is 0.5, 0.25; corrected it is 1, 1/3; the largest raw 0.5 corrected is 2/3.
    steps("adam(lr=1, betas=[0, 0.5], eps=1, amsgrad=true)", 1f, 0f, 1f);
    // Step 3: v = 0.625 is the largest; v̂ = 0.625 / 0.875.
    double expected = 1 - 0.5 - 1 / (Math.sqrt(0.625 / 0.875) + 1);
    assertEquals(expected, p.item(), 1e-6);
  }

  @Test
  void amsgradRemembersTheLargest() {
    steps("adam(lr=1, betas=[0, 0.5], eps=0, amsgrad=true)", 4f, 1f);
    // v = 8, then 4.5; the largest stays 8, and √(8 / 0.75) divides.
    assertEquals(1 - 1 - 1 / Math.sqrt(8 / 0.75), p.item(), 1e-6);
  }

  /** The moments after one step at 0.9 and 0.999 go on at other betas, corrected by those. */
  @Test
  void aScheduleMayDriveTheBetas() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", p);
    Optimizer optimizer = NN.optimizers().create("adam(lr=1, eps=0)", parameters);
    p.assignGradient(1f);
    optimizer.step();
    assertEquals(0, p.item(), 1e-6);
    optimizer.groups().getFirst().set("betas[0]", 0.5);
    optimizer.groups().getFirst().set("betas[1]", 0.75);
    p.assignGradient(3f);
    optimizer.step();
    double m = 0.5 * 0.1 + 0.5 * 3;
    double v = 0.75 * 0.001 + 0.25 * 9;
    assertEquals(-(m / 0.75) / Math.sqrt(v / (1 - 0.75 * 0.75)), p.item(), 1e-6);
  }

  @Test
  void decoupledDecayLeavesTheMomentsAlone() {
    steps("adamw(lr=0.5, weight_decay=0.5)", 0f);
    assertArrayEquals(new float[] {0.75f}, p.toArray());
  }
}
