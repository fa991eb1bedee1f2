package nn.optim.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class HyperballTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  @Test
  void aMatrixOfZerosGetsTheNormOfItsFirstStep() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter w = NN.parameter(Shape.of(1, 2), 0, 0);
    parameters.put("w", w);
    Optimizer optimizer = NN.optimizers().create("hyperball(inner=sgd(lr=1))", parameters);
    w.assignGradient(-3, -4);
    optimizer.step();
    assertArrayEquals(new float[] {3, 4}, w.toArray());
    w.assignGradient(1, 2);
    optimizer.step();
    assertEquals(5, Math.hypot(w.toArray()[0], w.toArray()[1]), 1e-5);
    assertEquals(5, optimizer.state().number("radius/w"));
  }
}
