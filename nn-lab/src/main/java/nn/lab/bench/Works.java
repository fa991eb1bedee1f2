package nn.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.ElementwiseFunction;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import nn.autograd.registry.PluginKind;

/**
 * What is measured: a plugin, one of nn's own of the same kind, and a loop that does next to
 * nothing.
 */
record Works(Nn nn, int elements) {
  static final String BARE_LOOP = "a bare loop";

  private static final Spec SIMPLEST = Spec.of("sgd");

  /**
   * Returns the plugin's work first, then that of nn's own if it is another, the bare loop last.
   */
  List<Work> of(PluginKind<?> kind, Spec spec) {
    boolean isOptimizer = kind.equals(PluginKind.OPTIMIZER);
    List<Work> works = new ArrayList<>();
    if (isOptimizer && nn.optimizers().get(spec.name()).isGradientTransform()) {
      works.add(optimizer(SIMPLEST, List.of(spec)));
      works.add(optimizer(SIMPLEST, List.of()));
    } else {
      Spec own = Spec.of(isOptimizer ? "adamw" : "relu");
      for (Spec each : new LinkedHashSet<>(List.of(spec, own))) {
        works.add(isOptimizer ? optimizer(each, List.of()) : activation(each));
      }
    }
    works.add(isOptimizer ? bareUpdate() : bareFunction());
    return works;
  }

  /** A transform of gradients makes no step of its own, so an optimizer is behind it. */
  private Work optimizer(Spec spec, List<Spec> gradients) {
    Parameter weight = nn.parameter(shape(), normal(1));
    float[] gradient = normal(2);
    weight.assignGradient(gradient);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    Optimizer optimizer = nn.optimizers().create(spec, gradients, parameters);
    Tensor loss = nn.tensor(Shape.of(), 1);
    String name =
        Stream.concat(gradients.stream(), Stream.of(spec))
            .map(Spec::toString)
            .collect(Collectors.joining(" before "));
    return new Work(name, elements, () -> optimizer.step(() -> loss));
  }

  /** Returns the shape of a weight: a matrix as near to a square as it can be. */
  private Shape shape() {
    int rows = (int) Math.sqrt(elements);
    while (elements % rows != 0) {
      rows--;
    }
    return Shape.of(rows, elements / rows);
  }

  /** The loop of plain gradient descent. */
  private Work bareUpdate() {
    float[] theta = normal(1);
    float[] g = normal(2);
    return new Work(BARE_LOOP, elements, () -> descend(theta, g, 1e-6f));
  }

  private static void descend(float[] theta, float[] g, float eta) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= eta * g[i];
    }
  }

  private Work activation(Spec spec) {
    return activation(spec.toString(), nn.activations().create(spec).activation());
  }

  private Work bareFunction() {
    return activation(BARE_LOOP, input -> input.map(new Square()));
  }

  /** Forward, and backward from the sum. */
  private Work activation(String name, Activation activation) {
    Parameter x = nn.parameter(Shape.of(elements), normal(1));
    return new Work(
        name,
        elements,
        () ->
            nn.stepScope(() -> {
              x.zeroGrad();
              Tensor sum = activation.forward(x).sum();
              sum.backward();
              return sum;
            }));
  }

  private record Square() implements ElementwiseFunction {
    @Override
    public void value(float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    public void gradient(
        float[] x, float[] y, float[] upstream, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = upstream[i] * 2 * x[i];
      }
    }
  }

  private float[] normal(long seed) {
    RandomSource random = nn.random().split(seed);
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
