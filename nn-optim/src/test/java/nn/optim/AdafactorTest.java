package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdafactorTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  private static float[] trained(String spec, Shape shape, float[]... gradients) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter p = NN.parameter(shape, new float[shape.size()]);
    parameters.put("p", p);
    Optimizer optimizer = NN.optimizers().create(spec, parameters);
    for (float[] gradient : gradients) {
      p.assignGradient(gradient);
      optimizer.step();
    }
    return p.toArray();
  }

  /** A vector keeps v itself, so that its step does not depend on the scale of its gradients. */
  @Test
  void stepsOfVectorsDoNotDependOnTheScaleOfGradients() {
    String spec = "adafactor(lr=1, eps=[1e-10, 1], beta2_decay=-0.5)";
    float[] large = trained(spec, Shape.of(2), new float[] {8, 4}, new float[] {1, 2});
    float small = 0x1p-20f;
    float[] scaled =
        trained(
            spec, Shape.of(2), new float[] {8 * small, 4 * small}, new float[] {small, 2 * small});
    assertArrayEquals(large, scaled, 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0, 1e-3]", "[1e-30, 1e-3]"})
  void zerosStayWhereTheyAreHoweverSmallEpsIs(String eps) {
    String spec = "adafactor(lr=1, eps=" + eps + ")";
    assertArrayEquals(new float[4], trained(spec, Shape.of(2, 2), new float[4]));
    assertArrayEquals(new float[4], trained(spec, Shape.of(4), new float[4]));
  }
}
