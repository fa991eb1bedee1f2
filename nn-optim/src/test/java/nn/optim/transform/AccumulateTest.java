package nn.optim.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;

final class AccumulateTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  @Test
  void noGradientIsLostWhereTheLastBatchHasNone() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter a = NN.parameter(Shape.of(1), 0);
    Parameter b = NN.parameter(Shape.of(1), 0);
    parameters.put("a", a);
    parameters.put("b", b);
    Optimizer optimizer =
        NN.optimizers()
            .create(
                SpecParser.parse("sgd(lr=1)"),
                List.of(SpecParser.parse("accumulate(steps=2)")),
                parameters);
    float[] gradientsOfB = {4, Float.NaN, 6, 8, 2, 2};
    float[] expectedOfA = {0, -1, -1, -2, -2, -3};
    float[] expectedOfB = {0, 0, 0, -9, -9, -11};
    for (int i = 0; i < gradientsOfB.length; i++) {
      optimizer.zeroGrad();
      a.assignGradient(1);
      if (!Float.isNaN(gradientsOfB[i])) {
        b.assignGradient(gradientsOfB[i]);
      }
      optimizer.step();
      assertArrayEquals(new float[] {expectedOfB[i]}, b.toArray(), "batch " + i);
      assertArrayEquals(new float[] {expectedOfA[i]}, a.toArray(), "batch " + i);
    }
  }
}
