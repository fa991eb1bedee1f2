package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every optimizer that multiplies or decomposes matrices. */
final class MatrixOptimizersTest {
  private static final long SEED = 20260;

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "muon(lr=0.02)",
        "shampoo(lr=0.1, momentum=0.9, precondition_frequency=2)",
        "shampoo(lr=0.1, max_precondition_dim=8)",
        "soap(lr=0.02, precondition_frequency=2)",
        "soap(lr=0.02, precondition_frequency=2, max_precondition_dim=8)"
      })
  @interface EachOptimizer {}

  @EachOptimizer
  void restoredStateContinuesBitForBit(String spec) {
    for (int n = 1; n <= 4; n++) {
      Trial whole = new Trial(1, spec, 7, 9).steps(7);
      Trial saved = new Trial(1, spec, 7, 9).steps(n);
      Trial resumed = new Trial(1, spec, 7, 9).resume(saved).steps(7 - n);
      assertArrayEquals(whole.weight.toArray(), resumed.weight.toArray(), "saved at step " + n);
    }
  }

  @EachOptimizer
  void threadsDoNotChangeBits(String spec) {
    Trial one = new Trial(1, spec, 40, 1001).steps(3);
    Trial two = new Trial(2, spec, 40, 1001).steps(3);
    assertArrayEquals(one.weight.toArray(), two.weight.toArray());
  }

  @EachOptimizer
  void gradientsOfZeroGiveNumbers(String spec) {
    Trial trial = new Trial(1, spec, 7, 9);
    for (int t = 0; t < 5; t++) {
      trial.weight.assignGradient(new float[63]);
      trial.optimizer.step();
    }
    for (float value : trial.steps(3).weight.toArray()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @EachOptimizer
  void gradientsThatAreNotNumbersReachTheValuesWithoutAnException(String spec) {
    Trial trial = new Trial(1, spec, 7, 9).steps(2);
    float[] gradient = new float[63];
    gradient[5] = Float.NaN;
    trial.weight.assignGradient(gradient);
    trial.optimizer.step();
    assertTrue(Float.isNaN(trial.weight.toArray()[5]));
  }

  /** A weight, and gradients that are a function of seed and step alone. */
  private static final class Trial {
    private final Parameter weight;
    private final Optimizer optimizer;
    private long t;

    Trial(int threads, String spec, int rows, int columns) {
      Nn nn = Nn.builder().threads(threads).build();
      this.weight = nn.parameter(Shape.of(rows, columns), numbers(SEED, rows * columns));
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("weight", weight);
      this.optimizer = nn.optimizers().create(spec, parameters);
    }

    Trial steps(int count) {
      for (int i = 0; i < count; i++) {
        t++;
        weight.assignGradient(numbers(SEED + t, weight.shape().size()));
        optimizer.step();
      }
      return this;
    }

    Trial resume(Trial saved) {
      t = saved.t;
      weight.assign(saved.weight.toArray());
      optimizer.load(saved.optimizer.state());
      return this;
    }

    private static float[] numbers(long seed, int size) {
      Random random = new Random(seed);
      float[] numbers = new float[size];
      for (int i = 0; i < size; i++) {
        numbers[i] = (float) random.nextGaussian();
      }
      return numbers;
    }
  }
}
