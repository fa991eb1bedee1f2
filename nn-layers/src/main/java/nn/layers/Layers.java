package nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.init.Initializer;
import nn.api.plugin.Spec;
import nn.autograd.LayerOptions;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;

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
  /** The shape of a sample for layers that take any. */
  private static final Shape ANY = Shape.of(1);

  private final Nn nn;
  private final LayerOptions options;
  private final FrozenPaths frozen;

  /** Creates the factory for models on this engine. */
  public Layers(Nn nn) {
    this(nn, LayerOptions.of(nn.random()), FrozenPaths.NONE);
  }

  private Layers(Nn nn, LayerOptions options, FrozenPaths frozen) {
    this.nn = nn;
    this.options = options;
    this.frozen = frozen;
  }

  /**
   * Returns a factory whose weights of two dimensions or more start at other values than their
   * layers say.
   */
  public Layers withWeights(Initializer initializer) {
    return new Layers(nn, options.withWeights(initializer), frozen);
  }

  /**
   * Returns a factory some of whose parameters are not trained: they get no gradient, and no
   * optimizer changes them. They are saved and loaded like the others.
   *
   * {@snippet :
   * Module model = layers.withFrozen(FrozenPaths.of("0.**")).sequential(shape, specs);
   * SavedModel.read(file).loadMatching(model);
   * }
   *
   * <p>A batch normalization still counts its running statistics while it trains, as in PyTorch.
   *
   * @param paths by their paths in what this factory makes: in a sequence {@code 0.weight}, in a
   *     single layer {@code weight}
   */
  public Layers withFrozen(FrozenPaths paths) {
    return new Layers(nn, options.withFrozen(paths), paths);
  }

  /**
   * Returns a layer or an activation function by name: {@code conv2d(out_channels=8,
   * kernel_size=3)}.
   *
   * @param input the shape of one sample of what comes in, without the dimension of the batch
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with the text
   * @throws nn.api.layer.InputShapeException if an input of this shape does not fit
   */
  public Module create(String text, Shape input) {
    return create(SpecParser.parse(text), input);
  }

  /** Returns {@link #create(String, Shape)} for a spec. */
  public Module create(Spec spec, Shape input) {
    return create(spec, input, options);
  }

  private Module create(Spec spec, Shape input, LayerOptions how) {
    return LayerModule.of(nn.layers().create(spec, input, how));
  }

  /**
   * Returns layers one after another, each made for what the one before gives; the path of each is
   * its position, from {@code 0}. The last weight is the one {@linkplain ParameterRole#OUTPUT whose
   * outputs are the model's}.
   *
   * {@snippet :
   * Module model =
   *     layers.sequential(
   *         Shape.of(1, 28, 28),
   *         "conv2d(out_channels=8, kernel_size=3)",
   *         "relu",
   *         "max_pool2d(kernel_size=2)",
   *         "flatten",
   *         "linear(out_features=10)");
   * }
   *
   * @param input the shape of one sample of what comes in, without the dimension of the batch
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with a text
   * @throws nn.api.layer.InputShapeException if an input does not fit a layer
   * @throws IllegalArgumentException if a parameter is to be frozen that the model has not
   */
  public Module sequential(Shape input, String... layers) {
    return sequential(input, Stream.of(layers).map(SpecParser::parse).toList());
  }

  /** Returns {@link #sequential(Shape, String...)} for specs. */
  public Module sequential(Shape input, List<Spec> layers) {
    ModelPlan plan = ModelPlan.of(nn, input, layers, frozen);
    List<String> unmatched = frozen.unmatched(plan.parameters().keySet());
    if (!unmatched.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to freeze: no parameter matches "
              + String.join(", ", unmatched)
              + "; the model has "
              + String.join(", ", plan.parameters().keySet()));
    }
    return plan.build(this);
  }

  /** Returns the layers of a model that was planned; {@link ModelPlan} calls it. */
  Module build(ModelPlan plan) {
    LayerOptions all = options.withFrozen(plan.frozen());
    List<Module> modules = new ArrayList<>();
    for (ModelPlan.Step step : plan.steps()) {
      LayerOptions inside = all.in(Integer.toString(modules.size()));
      LayerOptions how = step.outputWeight().map(inside::withOutput).orElse(inside);
      modules.add(create(step.spec(), step.input(), how));
    }
    return new Sequential(modules.toArray(Module[]::new));
  }

  /**
   * Returns a recurrent layer by name, whose states can be given and are returned.
   *
   * @param input the shape of one sample, {@code [steps, features]}
   * @throws IllegalArgumentException if the name is of another layer
   */
  public RecurrentModule recurrent(String text, Shape input) {
    if (create(text, input) instanceof RecurrentModule recurrent) {
      return recurrent;
    }
    throw new IllegalArgumentException(text + " is no recurrent layer: it has no states");
  }

  /**
   * Returns an attention layer by name, to which queries, keys, values and a mask can be given.
   *
   * @param input the shape of one sample of queries, {@code [queries, features]}
   * @throws IllegalArgumentException if the name is of another layer
   */
  public AttentionModule attention(String text, Shape input) {
    if (create(text, input) instanceof AttentionModule attention) {
      return attention;
    }
    throw new IllegalArgumentException(text + " is no attention layer: it has no queries and keys");
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
    return linear(in, out, bias, options);
  }

  /**
   * Returns a fully connected layer whose weight starts at other values.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module linear(int in, int out, boolean bias, Initializer weight) {
    return linear(in, out, bias, options.withWeights(weight));
  }

  /**
   * Returns {@link #linear(int, int)} as the layer whose outputs are the model's, such as logits:
   * its weight has the role {@link ParameterRole#OUTPUT}, by which an optimizer's groups tell it
   * from the other weights.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module output(int in, int out) {
    return linear(in, out, true, options.withOutput("weight"));
  }

  /**
   * Returns {@link #linear(int, int, boolean, Initializer)} as the layer whose outputs are the
   * model's.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public Module output(int in, int out, boolean bias, Initializer weight) {
    return linear(in, out, bias, options.withWeights(weight).withOutput("weight"));
  }

  private Module linear(int in, int out, boolean bias, LayerOptions how) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "linear(" + in + ", " + out + "): both sizes must be at least 1");
    }
    Spec spec = Spec.of("linear").with("out_features", out);
    return create(bias ? spec : spec.with("bias", false), Shape.of(in), how);
  }

  /** Returns the modules one after another; the path of each is its position, from {@code 0}. */
  public Module sequential(Module... modules) {
    return new Sequential(modules);
  }

  /** Returns the layer that joins all dimensions but the first. */
  public Module flatten() {
    return create(Spec.of("flatten"), ANY);
  }

  /**
   * Returns the layer that in training sets elements to zero, each with probability p, and divides
   * the others by 1 − p.
   *
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public Module dropout(double p) {
    return create(Spec.of("dropout").with("p", p), ANY);
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
    nn.activations().get(spec.name());
    return create(spec, ANY);
  }
}
