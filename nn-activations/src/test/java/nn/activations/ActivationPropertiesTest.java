package nn.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Random;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every activation. */
final class ActivationPropertiesTest {
  private static final Nn NN = Nn.create();

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "identity",
        "sigmoid",
        "tanh",
        "relu",
        "leaky_relu",
        "prelu",
        "elu",
        "elu(alpha=0.5)",
        "silu",
        "swish(beta=1.5)",
        "gelu",
        "gelu(approximate=tanh)",
        "softmax",
        "log_softmax",
        "softplus",
        "softplus(beta=2, threshold=5)"
      })
  @interface EachActivation {}

  private Activation activation(String spec) {
    return NN.activations().create(spec).activation();
  }

  @EachActivation
  void neitherValueNorDerivativeOverflows(String spec) {
    Parameter x = NN.parameter(Shape.of(2, 4), -1000, 1000, 0, -0f, -90, 90, -1e-30f, 1e-30f);
    Tensor y = activation(spec).forward(x);
    y.mul(NN.tensor(Shape.of(4), 1, -2, 3, -4)).sum().backward();
    assertFinite(y);
    assertFinite(gradient(x));
  }

  private static void assertFinite(Tensor tensor) {
    for (float value : tensor.toArray()) {
      assertTrue(Float.isFinite(value), () -> String.valueOf(value));
    }
  }

  @EachActivation
  void derivativeIsTheSlope(String spec) {
    Activation activation = activation(spec);
    Random random = new Random(7);
    float h = 0x1p-7f;
    for (int trial = 0; trial < 50; trial++) {
      float[] at = {(float) random.nextGaussian(), 0.75f, (float) random.nextGaussian()};
      if (Math.abs(at[0]) < 2 * h) {
        continue; // a kink lies at 0
      }
      Parameter x = NN.parameter(Shape.of(1, 3), at);
      Tensor weights = NN.tensor(Shape.of(3), 1.5f, -1, 0.5f);
      activation.forward(x).mul(weights).sum().backward();
      double[] loss = new double[2];
      for (int side = 0; side < 2; side++) {
        Tensor moved = NN.tensor(Shape.of(1, 3), at[0] + (2 * side - 1) * h, at[1], at[2]);
        loss[side] = activation.forward(moved).mul(weights).sum().item();
      }
      double slope = (loss[1] - loss[0]) / (2 * h);
      assertEquals(slope, gradient(x).toArray()[0], 1e-3, spec + " at " + at[0] + ", seed 7");
    }
  }

  @EachActivation
  void notANumberStaysVisible(String spec) {
    float[] y = activation(spec).forward(NN.tensor(Shape.of(1, 2), Float.NaN, 1)).toArray();
    assertTrue(Float.isNaN(y[0]), () -> spec + " gave " + y[0]);
  }

  @EachActivation
  void elementsDoNotDependOnThreads(String spec) {
    float[] x = new float[70_001];
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = 10 * (float) random.nextGaussian();
    }
    assertArrayEquals(onThreads(1, spec, x), onThreads(2, spec, x));
  }

  private static float[] onThreads(int threads, String spec, float[] values) {
    Nn nn = Nn.builder().threads(threads).build();
    Parameter x = nn.parameter(Shape.of(1, values.length), values);
    nn.activations().create(spec).activation().forward(x).mul(x.detach()).sum().backward();
    return gradient(x).toArray();
  }

  private static Tensor gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient;
  }
}
