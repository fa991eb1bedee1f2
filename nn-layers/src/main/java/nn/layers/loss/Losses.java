package nn.layers.loss;

import java.util.List;
import java.util.function.Function;
import nn.api.loss.Loss;
import nn.api.loss.LossProvider;
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
  private static final List<LossProvider> BUILT_IN =
      List.of(
          new BuiltIn(CrossEntropy.DESCRIPTOR, CrossEntropy::new, true),
          new BuiltIn(NegativeLogLikelihood.DESCRIPTOR, NegativeLogLikelihood::new, true),
          new BuiltIn(
              BinaryCrossEntropyWithLogits.DESCRIPTOR, BinaryCrossEntropyWithLogits::new, false),
          new BuiltIn(MeanSquaredError.DESCRIPTOR, MeanSquaredError::new, false),
          new BuiltIn(MeanAbsoluteError.DESCRIPTOR, MeanAbsoluteError::new, false),
          new BuiltIn(Huber.DESCRIPTOR, Huber::new, false));

  private final Registry<LossProvider> registry;

  /** Registers nn's own losses. */
  public Losses() {
    this(Registry.of(PluginKind.LOSS, BUILT_IN));
  }

  private Losses(Registry<LossProvider> registry) {
    this.registry = registry;
  }

  /** Returns nn's own losses and those of plugins, {@code InstalledPlugins.losses()}. */
  public static Losses with(Registry<LossProvider> plugins) {
    return new Losses(new Losses().registry.joined(plugins));
  }

  private record BuiltIn(
      Descriptor descriptor, Function<Hyperparameters, Loss> constructor, boolean takesClasses)
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
   * Creates a loss; that of a plugin throws a {@code PluginException} naming it when it fails.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong
   */
  public Loss create(Spec spec) {
    Problems problems = Problems.at("");
    check(spec, problems);
    problems.throwIfAny();
    RegisteredPlugin<LossProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    return plugin.provider() instanceof BuiltIn own
        ? own.create(values)
        : new GuardedLoss(plugin, plugin.call("create", () -> plugin.provider().create(values)));
  }

  /** Reports every problem of a spec. */
  public void check(Spec spec, Problems problems) {
    registry.check(spec, null, problems);
  }

  /** Returns whether there is a loss with a name, and its targets are indices of classes. */
  public boolean takesClasses(String name) {
    return registry.find(name).filter(loss -> loss.provider().takesClasses()).isPresent();
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
