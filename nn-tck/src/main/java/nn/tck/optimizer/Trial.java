package nn.tck.optimizer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
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
    SMALL.put("2.kernel", Shape.of(2, 3, 2));
    LARGE.put(WEIGHT, Shape.of(331, 302));
    LARGE.put(BIAS, Shape.of(331));
    LARGE.put("1.weight", Shape.of(23, 31));
    LARGE.put("2.kernel", Shape.of(7, 5, 3, 2));
  }

  private final Nn nn;
  private final Inputs inputs;
  private final Optimizer optimizer;
  private final boolean closure;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private long t;

  /** Creates an optimizer over parameters of these shapes. */
  Trial(Nn nn, Spec spec, SequencedMap<String, Shape> shapes, Inputs inputs) {
    this(nn, spec, shapes, inputs, parameters -> Specs.create(nn, spec, parameters));
  }

  private Trial(
      Nn nn,
      Spec spec,
      SequencedMap<String, Shape> shapes,
      Inputs inputs,
      Function<SequencedMap<String, Parameter>, Optimizer> optimizers) {
    this.nn = nn;
    this.inputs = inputs;
    shapes.forEach(
        (path, shape) -> parameters.put(path, parameter(path, Specs.accepted(nn, spec, shape))));
    optimizer = optimizers.apply(parameters);
    closure = Specs.needsClosure(nn, spec);
  }

  private Parameter parameter(String path, Shape shape) {
    return nn.parameter(shape, inputs.of(path, 0, shape.size()));
  }

  /** Returns one of a transform of gradients in front of an optimizer. */
  static Trial behind(Nn nn, Spec transform, Spec optimizer, Inputs inputs) {
    return new Trial(
        nn,
        transform,
        SMALL,
        inputs,
        parameters -> nn.optimizers().create(optimizer, List.of(transform), parameters));
  }

  static Trial of(Nn nn, Spec spec, Numbers numbers) {
    return of(nn, spec, Inputs.normal(numbers));
  }

  static Trial of(Nn nn, Spec spec, Inputs inputs) {
    return new Trial(nn, spec, SMALL, inputs);
  }

  /** Returns one with the same parameters in the opposite order. */
  static Trial reversed(Nn nn, Spec spec, Numbers numbers) {
    return new Trial(nn, spec, SMALL.reversed(), Inputs.normal(numbers));
  }

  /** Returns one with some of the parameters alone. */
  static Trial with(Nn nn, Spec spec, Inputs inputs, Collection<String> paths) {
    SequencedMap<String, Shape> some = new LinkedHashMap<>(SMALL);
    some.keySet().retainAll(paths);
    return new Trial(nn, spec, some, inputs);
  }

  /** Returns one that is large enough to be shared among threads. */
  static Trial large(Nn nn, Spec spec, Numbers numbers) {
    return new Trial(nn, spec, LARGE, Inputs.normal(numbers));
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
    if (closure) {
      optimizer.step(() -> loss(paths));
    } else {
      assign(paths);
      optimizer.step();
    }
    return this;
  }

  /** Leaves gradients in memory that the next step is not to see. */
  void leaveOldGradient(String path, Numbers numbers) {
    Parameter parameter = parameter(path);
    parameter.assignGradient(numbers.normal("old gradient", parameter.shape().size()));
  }

  /** Counts steps without making them. */
  Trial skip(int count) {
    t += count;
    return this;
  }

  private void assign(Collection<String> paths) {
    optimizer.zeroGrad();
    paths.forEach(path -> parameter(path).assignGradient(lastGradient(path)));
  }

  /** Assigns the gradients and returns the loss Σ g θ, of which they are the derivative. */
  Tensor loss(Collection<String> paths) {
    assign(paths);
    double loss = 0;
    for (String path : paths) {
      float[] theta = parameter(path).toArray();
      float[] g = lastGradient(path);
      for (int i = 0; i < theta.length; i++) {
        loss += (double) g[i] * theta[i];
      }
    }
    return nn.tensor(Shape.of(), (float) loss);
  }

  /** Returns the gradient that a parameter was given for the last step. */
  float[] lastGradient(String path) {
    return inputs.of(path, t, parameter(path).shape().size());
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

  /** Returns the values that the model is evaluated with. */
  SequencedMap<String, float[]> evaluated() {
    return optimizer.withEvaluationWeights(this::values);
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
