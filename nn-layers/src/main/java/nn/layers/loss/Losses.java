package nn.layers.loss;

import java.util.List;
import java.util.function.Function;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;

/** The losses by name; immutable and thread-safe. */
public final class Losses {
  private static final PluginKind<LossProvider> KIND = new PluginKind<>("loss", LossProvider.class);

  private final Registry<LossProvider> registry =
      Registry.of(
          KIND,
          List.of(
              new BuiltIn(CrossEntropy.DESCRIPTOR, CrossEntropy::new),
              new BuiltIn(NegativeLogLikelihood.DESCRIPTOR, NegativeLogLikelihood::new),
              new BuiltIn(
                  BinaryCrossEntropyWithLogits.DESCRIPTOR, BinaryCrossEntropyWithLogits::new),
              new BuiltIn(MeanSquaredError.DESCRIPTOR, MeanSquaredError::new),
              new BuiltIn(MeanAbsoluteError.DESCRIPTOR, MeanAbsoluteError::new),
              new BuiltIn(Huber.DESCRIPTOR, Huber::new)));

  /** Registers the losses. */
  public Losses() {}

  private record BuiltIn(Descriptor descriptor, Function<Hyperparameters, Loss> constructor)
      implements LossProvider {
    @Override
    public Loss create(Hyperparameters values) {
      return constructor.apply(values);
    }
  }

  /**
   * Creates a loss from its text form: {@code cross_entropy(label_smoothing=0.1)}.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong
   */
  public Loss create(String text) {
    return create(SpecParser.parse(text));
  }

  /**
   * Creates a loss.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong
   */
  public Loss create(Spec spec) {
    Problems problems = Problems.at("");
    check(spec, problems);
    problems.throwIfAny();
    RegisteredPlugin<LossProvider> plugin = registry.get(spec.name());
    return plugin.provider().create(Hyperparameters.of(plugin.descriptor(), spec.values()));
  }

  /** Reports every problem of a spec. */
  public void check(Spec spec, Problems problems) {
    registry.check(spec, null, problems);
  }

  /** Returns all losses, ordered by name. */
  public List<RegisteredPlugin<LossProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the loss with a name.
   *
   * @throws nn.api.plugin.InvalidConfigException if there is none: it lists those there are
   */
  public RegisteredPlugin<LossProvider> get(String name) {
    return registry.get(name);
  }
}
