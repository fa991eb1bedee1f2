package nn.autograd;

import java.util.List;
import nn.api.Shape;
import nn.api.activation.ActivationProvider;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.tensor.Engine;

/** Creates layers by name; every activation function is a layer too. */
public final class LayerPlugins {
  private final Registry<LayerProvider> registry;
  private final Engine engine;

  LayerPlugins(
      Registry<LayerProvider> layers, Registry<ActivationProvider> activations, Engine engine) {
    this.registry = joined(layers, activations);
    this.engine = engine;
  }

  /** Returns the registry of all that may stand where a layer is expected. */
  public static Registry<LayerProvider> joined(
      Registry<LayerProvider> layers, Registry<ActivationProvider> activations) {
    return layers.joined(activations.as(LayerProvider.class, ActivationAsLayer::new));
  }

  /**
   * Creates a layer and what it owns.
   *
   * @param input the shape of one sample of what comes in
   * @throws InvalidConfigException listing everything that is wrong with the spec
   * @throws InputShapeException if an input of this shape does not fit; it names the layer
   */
  public CreatedLayer create(Spec spec, Shape input, LayerOptions options) {
    Problems problems = Problems.at("");
    check(spec, problems);
    problems.throwIfAny();
    RegisteredPlugin<LayerProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    NewLayer context = new NewLayer(this, engine, options);
    try {
      Layer layer = plugin.call("create", () -> plugin.provider().create(values, input, context));
      return context.close(spec, GuardedLayer.of(layer, plugin, spec, engine));
    } catch (InputShapeException e) {
      throw e.at(spec.toString(), input);
    }
  }

  /** Reports everything that is wrong with a spec. */
  public void check(Spec spec, Problems problems) {
    registry.check(spec, null, problems);
  }

  /** Returns all layers and activation functions, ordered by name. */
  public List<RegisteredPlugin<LayerProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the layer or activation function with a name or an alias.
   *
   * @throws InvalidConfigException if there is none
   */
  public RegisteredPlugin<LayerProvider> get(String name) {
    return registry.get(name);
  }
}
