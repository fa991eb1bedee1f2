package nn.autograd;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.kernel.Kernels;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;
import nn.autograd.tensor.Engine;

/** Creates activation functions by name. */
public final class Activations {
  private final Registry<ActivationProvider> registry;
  private final Engine engine;

  Activations(Registry<ActivationProvider> registry, Engine engine) {
    this.registry = registry;
    this.engine = engine;
  }

  /**
   * Creates an activation and its parameters: {@code relu}, {@code leaky_relu(negative_slope=0.2)}.
   *
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public CreatedActivation create(String text) {
    return create(SpecParser.parse(text));
  }

  /**
   * Creates an activation and its parameters.
   *
   * @throws InvalidConfigException listing everything that is wrong with the spec
   */
  public CreatedActivation create(Spec spec) {
    NewParameters parameters = new NewParameters(engine, new LinkedHashMap<>());
    return new CreatedActivation(create(spec, parameters), parameters.byName());
  }

  /** Makes parameters and remembers them. */
  private record NewParameters(Engine engine, SequencedMap<String, Parameter> byName)
      implements ActivationContext {
    @Override
    public Parameter parameter(String name, Shape shape, float initial) {
      float[] values = new float[shape.size()];
      Arrays.fill(values, initial);
      Parameter parameter = engine.parameter(shape, ParameterRole.ACTIVATION, values);
      if (byName.putIfAbsent(name, parameter) != null) {
        throw new IllegalArgumentException("parameter '" + name + "' is made already");
      }
      return parameter;
    }

    @Override
    public Kernels kernels() {
      return engine.kernels();
    }
  }

  /**
   * Creates an activation whose parameters the given context makes.
   *
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Activation create(String text, ActivationContext context) {
    return create(SpecParser.parse(text), context);
  }

  /**
   * Creates an activation whose parameters the given context makes.
   *
   * @return an activation that throws a {@link PluginException} naming the plugin when it fails
   * @throws InvalidConfigException listing everything that is wrong with the spec
   */
  public Activation create(Spec spec, ActivationContext context) {
    Problems problems = Problems.at("activation");
    check(spec, problems);
    problems.throwIfAny();
    RegisteredPlugin<ActivationProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    OpenContext open = new OpenContext(context);
    Activation activation = plugin.call("create", () -> plugin.provider().create(values, open));
    open.close();
    return input ->
        engine.guardingDerivatives(
            derivative -> plugin.guard("backward", derivative),
            () ->
                plugin.call(
                    "forward", () -> NonFiniteProbe.forward(plugin, activation::forward, input)));
  }

  /** Makes parameters while the activation is created: one made later would not be trained. */
  private static final class OpenContext implements ActivationContext {
    private final ActivationContext context;
    private boolean creating = true;

    OpenContext(ActivationContext context) {
      this.context = context;
    }

    @Override
    public Parameter parameter(String name, Shape shape, float initial) {
      if (!creating) {
        throw new IllegalStateException(
            "parameter may only be called while the activation is created");
      }
      return context.parameter(name, shape, initial);
    }

    @Override
    public Kernels kernels() {
      return context.kernels();
    }

    void close() {
      creating = false;
    }
  }

  /**
   * Runs a computation again that made NaN or infinity, and returns the first activation that made
   * it of finite numbers: {@code activation 'x' (module@1.0.0, x.jar) in forward}.
   *
   * @param computation forward, and backward if gradients are to be looked at
   * @return empty if no activation did
   */
  public Optional<String> firstNonFinite(Runnable computation) {
    return NonFiniteProbe.watch(computation);
  }

  /** Reports everything that is wrong with a spec. */
  public void check(Spec spec, Problems problems) {
    registry.check(spec, null, problems);
  }

  /** Returns all activations, ordered by name. */
  public List<RegisteredPlugin<ActivationProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the activation with a name or an alias.
   *
   * @throws InvalidConfigException if there is none
   */
  public RegisteredPlugin<ActivationProvider> get(String name) {
    return registry.get(name);
  }
}
