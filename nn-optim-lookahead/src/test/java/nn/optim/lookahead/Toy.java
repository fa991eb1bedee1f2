package nn.optim.lookahead;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import org.jspecify.annotations.Nullable;

/** An optimizer over parameters {@code p0}, {@code p1}, …, stepped with given gradients. */
final class Toy {
  private static final Nn NN = Nn.create();

  private final Nn nn;
  private final Spec spec;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private @Nullable Optimizer optimizer;

  Toy(Spec spec) {
    this(NN, spec);
  }

  private Toy(Nn nn, Spec spec) {
    this.nn = nn;
    this.spec = spec;
  }

  /** Returns one over scalars. */
  static Toy of(String spec, float... initial) {
    Toy toy = new Toy(SpecParser.parse(spec));
    for (float value : initial) {
      toy.add(value);
    }
    return toy;
  }

  /** Returns one over two small random vectors. */
  static Toy random(String spec) {
    return random(NN, 37, spec);
  }

  /** Returns one over a random vector that is long enough to be shared among threads. */
  static Toy onThreads(int threads, String spec) {
    return random(Nn.builder().threads(threads).build(), 100_003, spec);
  }

  private static Toy random(Nn nn, int size, String spec) {
    Toy toy = new Toy(nn, SpecParser.parse(spec));
    toy.add(numbers(0, size));
    toy.add(numbers(1, 5));
    return toy;
  }

  /** Adds a parameter; only before the first use of the optimizer. */
  void add(float... initial) {
    parameters.put("p" + parameters.size(), nn.parameter(Shape.of(initial.length), initial));
  }

  Optimizer optimizer() {
    Optimizer existing = optimizer;
    if (existing == null) {
      existing = nn.optimizers().create(spec, parameters);
      optimizer = existing;
    }
    return existing;
  }

  /** Steps with one gradient per parameter; one of no elements means that none arrived. */
  Toy step(float[]... gradients) {
    optimizer().zeroGrad();
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i].length > 0) {
        parameter(i).assignGradient(gradients[i]);
      }
    }
    optimizer().step();
    return this;
  }

  /** Steps with the same gradient for every element. */
  Toy steps(int count, float gradient) {
    for (int i = 0; i < count; i++) {
      step(
          parameters.values().stream()
              .map(parameter -> filled(parameter.shape().size(), gradient))
              .toArray(float[][]::new));
    }
    return this;
  }

  /** Makes steps {@code from} to {@code to}, each with random gradients of its own. */
  Toy randomSteps(int from, int to) {
    for (int t = from; t < to; t++) {
      step(numbers(100 + 2L * t, values(0).length), numbers(101 + 2L * t, 5));
    }
    return this;
  }

  /** Takes over parameters and state, as after a restart. */
  Toy restore(Toy saved) {
    optimizer();
    for (int i = 0; i < parameters.size(); i++) {
      parameter(i).assign(saved.values(i));
    }
    optimizer().load(saved.optimizer().state());
    return this;
  }

  float[] values(int i) {
    return parameter(i).toArray();
  }

  /** Returns a slot of the saved state, for the first parameter. */
  float[] slot(String path) {
    float[] slot = optimizer().state().floats(path + "/p0");
    if (slot == null) {
      throw new IllegalArgumentException(
          path + " is not among " + optimizer().state().arrays().keySet());
    }
    return slot;
  }

  /** Returns the bits of all values, so that −0 differs from 0. */
  List<Integer> bits() {
    return parameters.values().stream()
        .flatMapToInt(parameter -> {
          float[] values = parameter.toArray();
          int[] bits = new int[values.length];
          Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
          return Arrays.stream(bits);
        })
        .boxed()
        .toList();
  }

  private Parameter parameter(int i) {
    return parameters.sequencedValues().stream().skip(i).findFirst().orElseThrow();
  }

  private static float[] filled(int size, float value) {
    float[] filled = new float[size];
    Arrays.fill(filled, value);
    return filled;
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
