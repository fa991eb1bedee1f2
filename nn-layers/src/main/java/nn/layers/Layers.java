package nn.layers;

import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import nn.autograd.registry.SpecParser;
import nn.layers.init.Initializer;
import nn.layers.init.Initializers;

/**
 * Makes layers.
 *
 * {@snippet :
 * Layers layers = new Layers(nn);
 * Module model =
 *     layers.sequential(layers.linear(64, 32), layers.activation("relu"), layers.output(32, 10));
 * }
 *
 * <p>Initial values come from {@link Nn#random()}, so the same seed and the same calls give the
 * same model.
 */
public final class Layers {
  private final Nn nn;

  /** Creates the factory for models on this engine. */
  public Layers(Nn nn) {
    this.nn = nn;
  }

  /** Returns {@link #linear(int, int, boolean)} with a bias. */
  public Module linear(int in, int out) {
    return linear(in, out, true);
  }

  /**
   * Returns the fully connected layer {@code y = x·Wᵀ + b} over the last dimension; W is {@code
   * [out, in]}.
   *
   * <p>Its parameters {@code weight} and {@code bias} start as in PyTorch, at U(−1/√in, 1/√in).
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module linear(int in, int out, boolean bias) {
    return linear(in, out, bias, Initializers.pytorchDefault(in));
  }

  /**
   * Returns a fully connected layer whose weight starts at other values.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module linear(int in, int out, boolean bias, Initializer weight) {
    return linear(in, out, bias, weight, ParameterRole.WEIGHT);
  }

  /**
   * Returns {@link #linear(int, int)} as the layer whose outputs are the model's, such as logits:
   * its weight has the role {@link ParameterRole#OUTPUT}, by which an optimizer's groups tell it
   * from the other weights.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module output(int in, int out) {
    return output(in, out, true, Initializers.pytorchDefault(in));
  }

  /**
   * Returns {@link #linear(int, int, boolean, Initializer)} as the layer whose outputs are the
   * model's.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module output(int in, int out, boolean bias, Initializer weight) {
    return linear(in, out, bias, weight, ParameterRole.OUTPUT);
  }

  private Module linear(int in, int out, boolean bias, Initializer weight, ParameterRole role) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "linear(" + in + ", " + out + "): both sizes must be at least 1");
    }
    Parameter w = parameter(Shape.of(out, in), role, weight);
    return new Linear(w, bias ? bias(in, out) : null);
  }

  private Parameter bias(int in, int out) {
    return parameter(Shape.of(out), ParameterRole.BIAS, Initializers.pytorchDefault(in));
  }

  private Parameter parameter(Shape shape, ParameterRole role, Initializer initializer) {
    return nn.parameter(shape, role, initializer.values(shape, nn.random()));
  }

  /** Returns the modules one after another; the path of each is its position, from {@code 0}. */
  public Module sequential(Module... modules) {
    return new Sequential(modules);
  }

  /** Returns the layer that joins all dimensions but the first. */
  public Module flatten() {
    return new Flatten();
  }

  /**
   * Returns the layer that in training sets elements to zero, each with probability p, and divides
   * the others by 1 − p.
   *
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public Module dropout(double p) {
    return new Dropout(p, new RandomSource(nn.random().nextLong()));
  }

  /**
   * Returns an activation by name: {@code relu}, {@code leaky_relu(negative_slope=0.2)}.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with the text
   */
  public Module activation(String text) {
    return activation(SpecParser.parse(text));
  }

  /**
   * Returns an activation.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with the spec
   */
  public Module activation(Spec spec) {
    return new ActivationLayer(spec, nn.activations().create(spec));
  }
}
