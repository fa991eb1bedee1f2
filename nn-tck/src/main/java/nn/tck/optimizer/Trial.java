package nn.tck.optimizer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Numbers;

/**
 * An optimizer over a few parameters, with gradients that are a function of path and step alone.
 *
 * <p>Two trials see the same gradients, whatever their optimizers do. The loss is linear, so that a
 * closure may evaluate it anywhere.
 */
final class Trial {
  static final String WEIGHT = "0.weight";
  static final String BIAS = "0.bias";

  private static final SequencedMap<String, Shape> SMALL = new LinkedHashMap<>();
  private static final SequencedMap<String, Shape> LARGE = new LinkedHashMap<>();

  static {
    SMALL.put(WEIGHT, Shape.of(5, 7));
    SMALL.put(BIAS, Shape.of(5));
    SMALL.put("1.weight", Shape.of(3, 5));
    LARGE.put(WEIGHT, Shape.of(331, 302));
    LARGE.put(BIAS, Shape.of(331));
  }

  private final Nn nn;
  private final Optimizer optimizer;
  private final boolean closure;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private long t;
  private float factor = 1;

  private Trial(Nn nn, Spec spec, SequencedMap<String, Shape> shapes) {
    this.nn = nn;
    shapes.forEach((path, shape) ->
        parameters.put(path, nn.parameter(shape, Numbers.normal(path, shape.size()))));
    optimizer = nn.optimizers().create(spec, parameters);
    closure = Specs.needsClosure(nn, spec);
  }

  static Trial of(Nn nn, Spec spec) {
    return new Trial(nn, spec, SMALL);
  }

  /** Returns one with the same parameters in the opposite order. */
  static Trial reversed(Nn nn, Spec spec) {
    return new Trial(nn, spec, new LinkedHashMap<>(SMALL.reversed()));
  }

  /** Returns one that is large enough to be shared among threads. */
  static Trial large(Nn nn, Spec spec) {
    return new Trial(nn, spec, LARGE);
  }

  /** Multiplies every gradient from now on. */
  Trial times(float value) {
    factor = value;
    return this;
  }

  /** Steps with gradients for all parameters. */
  Trial steps(int count) {
    for (int i = 0; i < count; i++) {
      stepOnly(parameters.keySet());
    }
    return this;
  }

  /** Steps once while only some parameters have a gradient. */
  Trial stepOnly(Collection<String> paths) {
    t++;
    SequencedMap<String, float[]> gradients = new LinkedHashMap<>();
    paths.forEach(path -> gradients.put(path, gradient(path)));
    Supplier<Tensor> loss = () -> assign(gradients);
    if (closure) {
      optimizer.step(loss);
    } else {
      assign(gradients);
      optimizer.step();
    }
    return this;
  }

  /** Counts steps without making them. */
  Trial skip(int count) {
    t += count;
    return this;
  }

  private float[] gradient(String path) {
    float[] gradient = Numbers.normal(path + " at " + t, parameter(path).shape().size());
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
    return gradient;
  }

  /** Assigns the gradients and returns the loss Σ g θ, of which they are the derivative. */
  private Tensor assign(SequencedMap<String, float[]> gradients) {
    optimizer.zeroGrad();
    double loss = 0;
    for (var each : gradients.entrySet()) {
      parameter(each.getKey()).assignGradient(each.getValue());
      float[] theta = closure ? parameter(each.getKey()).toArray() : new float[0];
      for (int i = 0; i < theta.length; i++) {
        loss += (double) each.getValue()[i] * theta[i];
      }
    }
    return nn.tensor(Shape.of(), (float) loss);
  }

  /** Returns the gradient that a parameter was given for the last step. */
  float[] lastGradient(String path) {
    return gradient(path);
  }

  Optimizer optimizer() {
    return optimizer;
  }

  long t() {
    return t;
  }

  Parameter parameter(String path) {
    Parameter parameter = parameters.get(path);
    if (parameter == null) {
      throw new IllegalArgumentException(path);
    }
    return parameter;
  }

  SequencedMap<String, float[]> values() {
    SequencedMap<String, float[]> values = new LinkedHashMap<>();
    parameters.forEach((path, parameter) -> values.put(path, parameter.toArray()));
    return values;
  }

  /** Takes over where a trial was, as after a restart. */
  Trial resume(long step, SequencedMap<String, float[]> values, OptimizerState state) {
    t = step;
    values.forEach((path, array) -> parameter(path).assign(array));
    optimizer.load(state);
    return this;
  }

  /** Takes over where another trial is. */
  Trial resume(Trial saved) {
    return resume(saved.t, saved.values(), saved.optimizer.state());
  }
}
