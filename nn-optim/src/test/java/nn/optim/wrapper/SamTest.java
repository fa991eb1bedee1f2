package nn.optim.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class SamTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private final Parameter a = NN.parameter(Shape.of(1), 3);
  private final Parameter b = NN.parameter(Shape.of(1), 7);
  private final Tensor loss = NN.tensor(Shape.of(), 0);
  private int evaluations;

  SamTest() {
    parameters.put("a", a);
    parameters.put("b", b);
  }

  /** As with layers that are left out at random. */
  @Test
  void evaluationsWithGradientsOfOtherParametersChangeNoValue() {
    Optimizer optimizer = NN.optimizers().create("sam(rho=1, inner=sgd(lr=0))", parameters);
    a.assign(30); // so that what was kept at first is old
    b.assign(70);
    for (int step = 0; step < 2; step++) {
      optimizer.step(() -> {
        optimizer.zeroGrad();
        (evaluations++ % 2 == 0 ? a : b).assignGradient(1);
        return loss;
      });
      assertArrayEquals(new float[] {30}, a.toArray());
      assertArrayEquals(new float[] {70}, b.toArray());
    }
  }

  @Test
  void evaluatesWithTheEvaluationWeightsOfTheOptimizerInside() {
    Optimizer optimizer =
        NN.optimizers().create("sam(rho=0, inner=swa(inner=sgd(lr=1)))", parameters);
    for (int step = 0; step < 2; step++) {
      optimizer.step(() -> {
        a.assignGradient(1);
        b.assignGradient(2);
        return loss;
      });
    }
    assertArrayEquals(new float[] {1.5f}, optimizer.withEvaluationWeights(a::toArray));
    assertArrayEquals(new float[] {1}, a.toArray());
  }
}
