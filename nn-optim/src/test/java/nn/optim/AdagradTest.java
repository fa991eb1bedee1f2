package nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class AdagradTest {
  private static final Nn NN = Nn.create();

  @Test
  void groupsMayStartFromDifferentSums() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter weight = NN.parameter(Shape.of(1), 0f);
    Parameter bias = NN.parameter(Shape.of(1), 0f);
    parameters.put("weight", weight);
    parameters.put("bias", bias);
    Optimizer optimizer =
        NN.optimizers()
            .create(
                "adagrad(lr=1, groups=[{match=bias, initial_accumulator_value=8}])", parameters);
    for (int t = 0; t < 2; t++) {
      weight.assignGradient(1f);
      bias.assignGradient(1f);
      optimizer.step();
    }
    assertEquals(-1 - 1 / Math.sqrt(2), weight.item(), 1e-6);
    assertEquals(-1 / 3.0 - 1 / Math.sqrt(10), bias.item(), 1e-6);
  }
}
