package nn.optim.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;

final class AddNoiseTest {
  private static final Nn NN = Nn.builder().threads(1).build();
  private static final int SIZE = 100_000;
  private static final Spec NOISE = SpecParser.parse("add_noise(eta=1)");

  /** Equal noise twice would have a variance of 4. */
  @Test
  void severalInARowAddIndependentNoise() {
    assertEquals(1, variance(List.of(NOISE)), 0.03);
    assertEquals(2, variance(List.of(NOISE, NOISE)), 0.05);
  }

  private static double variance(List<Spec> gradients) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter p = NN.parameter(Shape.of(SIZE), new float[SIZE]);
    parameters.put("p", p);
    p.assignGradient(new float[SIZE]);
    NN.optimizers().create(SpecParser.parse("sgd(lr=1)"), gradients, parameters).step();
    double squares = 0;
    for (float each : p.toArray()) {
      squares += each * each;
    }
    return squares / SIZE;
  }
}
