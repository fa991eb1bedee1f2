package nn.optim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.autograd.Nn;

/**
 * An optimizer over a weight and a bias, with gradients that are a function of seed and step alone.
 *
 * <p>Two trials of one seed see the same numbers, whatever their optimizers do.
 */
final class Trial {
  private static final Nn NN = Nn.create();

  private final long seed;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private final Optimizer optimizer;
  private int t;

  private Trial(Nn nn, String spec, int size, long seed) {
    this.seed = seed;
    parameters.put("0.weight", nn.parameter(Shape.of(size), numbers(seed, size)));
    parameters.put("0.bias", nn.parameter(Shape.of(5), numbers(seed + 1, 5)));
    optimizer = nn.optimizers().create(spec, parameters);
  }

  static Trial of(String spec, long seed) {
    return new Trial(NN, spec, 37, seed);
  }

  /** Returns one that is large enough to be shared among threads. */
  static Trial onThreads(int threads, String spec, long seed) {
    return new Trial(Nn.builder().threads(threads).build(), spec, 100_003, seed);
  }

  /** Continues in new objects, as after a restart. */
  static Trial resumed(String spec, Trial saved) {
    Trial trial = of(spec, saved.seed);
    trial.t = saved.t;
    saved.parameters.forEach(
        (path, parameter) -> trial.parameter(path).assign(parameter.toArray()));
    OptimizerState state = saved.optimizer.state();
    trial.optimizer.load(state);
    return trial;
  }

  /** Steps with gradients for all parameters, multiplied by a factor. */
  Trial steps(int count, float factor) {
    for (int i = 0; i < count; i++) {
      t++;
      parameters.forEach((path, parameter) -> {
        float[] gradient = gradient(path, parameter);
        for (int j = 0; j < gradient.length; j++) {
          gradient[j] *= factor;
        }
        parameter.assignGradient(gradient);
      });
      optimizer.step();
    }
    return this;
  }

  Trial steps(int count) {
    return steps(count, 1);
  }

  /** Steps once while only one parameter has a gradient. */
  Trial stepOnly(String path) {
    t++;
    optimizer.zeroGrad();
    parameter(path).assignGradient(gradient(path, parameter(path)));
    optimizer.step();
    return this;
  }

  /** Leaves out the gradients of some steps. */
  Trial skip(int count) {
    t += count;
    return this;
  }

  private float[] gradient(String path, Parameter parameter) {
    return numbers(seed + 31L * t + path.hashCode(), parameter.shape().size());
  }

  Optimizer optimizer() {
    return optimizer;
  }

  float[] values(String path) {
    return parameter(path).toArray();
  }

  /** Returns the bits of all values, so that −0 differs from 0. */
  String bits() {
    StringBuilder bits = new StringBuilder();
    parameters.forEach((path, parameter) -> {
      float[] values = parameter.toArray();
      int[] raw = new int[values.length];
      Arrays.setAll(raw, i -> Float.floatToRawIntBits(values[i]));
      bits.append(path).append(Arrays.toString(raw));
    });
    return bits.toString();
  }

  private Parameter parameter(String path) {
    Parameter parameter = parameters.get(path);
    if (parameter == null) {
      throw new IllegalArgumentException(path);
    }
    return parameter;
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
