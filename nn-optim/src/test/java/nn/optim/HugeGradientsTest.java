package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gradient whose square no float holds changes a weight once, not for good. */
final class HugeGradientsTest {
  private static final Nn NN = Nn.create();

  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private final Parameter p = NN.parameter(Shape.of(2), 1, 1);

  private Optimizer optimizer(String spec) {
    parameters.put("p", p);
    return NN.optimizers().create(spec, parameters);
  }

  private void step(Optimizer optimizer, float first, float second) {
    p.assignGradient(first, second);
    optimizer.step();
  }

  /** The weights of torch.optim in float64. */
  @ParameterizedTest
  @CsvSource({
    "adam(lr=0.1), 0.9, 0.8, 0.7226997, 0.6593800",
    "'adam(lr=0.1, amsgrad=true)', 0.9, 0.8, 0.7227384, 0.6594820",
  })
  void stepIsThatOfExactArithmetic(
      String spec, double first, double second, double third, double last) {
    Optimizer optimizer = optimizer(spec);
    double[] expected = {first, second, third, last};
    float[] gradients = {1e20f, 1e20f, 1, 1};
    for (int i = 0; i < expected.length; i++) {
      step(optimizer, gradients[i], 1);
      assertEquals(expected[i], p.toArray()[0], 1e-6, "step " + (i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam",
        "adam(amsgrad=true)",
        "adam(betas=[0, 0])",
        "adamw",
        "nadam",
        "radam",
        "adamax",
        "rmsprop",
        "rmsprop(alpha=0)",
        "rmsprop(centered=true, momentum=0.9)",
        "adagrad",
        "adagrad(initial_accumulator_value=3e38)",
        "adadelta",
        "adadelta(rho=0)",
        "rprop"
      })
  void stateStaysFinite(String spec) {
    for (float size : new float[] {1e19f, 1e20f, 1e30f, Float.MAX_VALUE}) {
      Optimizer optimizer = optimizer(spec);
      for (int i = 0; i < 40; i++) {
        step(optimizer, i % 3 == 0 ? -size : size, 1);
      }
      optimizer
          .state()
          .arrays()
          .forEach((name, array) -> {
            if (array instanceof StoredArray.F32(_, float[] slot)) {
              for (float each : slot) {
                assertTrue(Float.isFinite(each), spec + ", " + size + ": " + name + " is " + each);
              }
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "nadam", "rmsprop", "adadelta"})
  void weightMovesAgainOnceTheMeanSquareHasFaded(String spec) {
    Optimizer optimizer = optimizer(spec);
    step(optimizer, 1e30f, 1);
    for (int i = 0; i < 110_000; i++) {
      step(optimizer, 1, 1);
    }
    float before = p.toArray()[0];
    step(optimizer, 1, 1);
    assertNotEquals(before, p.toArray()[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adagrad", "rmsprop"})
  void gradientIsAsBeforeAfterTheStep(String spec) {
    Optimizer optimizer = optimizer(spec);
    step(optimizer, 1e30f, -3);
    assertArrayEquals(new float[] {1e30f, -3}, p.gradient().toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "nadam", "radam", "rmsprop", "adagrad", "adadelta"})
  void infinityAndNanAreNotHidden(String spec) {
    for (float gradient : new float[] {Float.POSITIVE_INFINITY, Float.NaN}) {
      p.assign(1, 1);
      step(optimizer(spec), gradient, 1);
      assertFalse(Float.isFinite(p.toArray()[0]), spec + " of " + gradient);
      assertTrue(Float.isFinite(p.toArray()[1]));
    }
  }

  /** Beyond the limit the neighbours' bits are those of a step without a huge gradient. */
  @ParameterizedTest
  @ValueSource(strings = {"adam", "nadam", "rmsprop(momentum=0.9)", "adagrad", "adadelta"})
  void neighboursDoNotNotice(String spec) {
    step(optimizer(spec), 1e30f, 0.3f);
    float neighbour = p.toArray()[1];
    p.assign(1, 1);
    step(optimizer(spec), 1, 0.3f);
    assertEquals(p.toArray()[1], neighbour);
  }
}
