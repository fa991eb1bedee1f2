package nn.optim.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CautiousTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  /** Decay alone goes against no gradient: it is not an update that is masked or made longer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "adamw(lr=0.25, weight_decay=1)",
        "prodigy(estim_lr0=0.25, weight_decay=1)",
        "adafactor(lr=0.25, weight_decay=1)",
      })
  void decayIsLeftAlone(String inner) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter w = NN.parameter(Shape.of(2), 8, 8);
    parameters.put("w", w);
    Optimizer optimizer = NN.optimizers().create("cautious(inner=" + inner + ")", parameters);
    Parameter alone = NN.parameter(Shape.of(2), 8, 8);
    SequencedMap<String, Parameter> others = new LinkedHashMap<>();
    others.put("w", alone);
    Optimizer plain = NN.optimizers().create(inner, others);
    for (int step = 0; step < 3; step++) {
      w.assignGradient(0, 0);
      alone.assignGradient(0, 0);
      optimizer.step();
      plain.step();
      assertEquals(alone.toArray()[0], w.toArray()[0], 1e-5);
    }
  }
}
