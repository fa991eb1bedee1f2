package nn.autograd.optimizer;

import java.util.List;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** Creates optimizers from specs that have been checked. */
public final class OptimizerFactory {
  private final Registry<OptimizerProvider> registry;

  /** Creates a factory of the optimizers in a registry. */
  public OptimizerFactory(Registry<OptimizerProvider> registry) {
    this.registry = registry;
  }

  /** Creates an optimizer with those inside it. */
  public Optimizer create(Spec spec, ParameterSet parameters) {
    return new RunningOptimizer(node(spec, "optimizer", parameters), parameters);
  }

  /** Returns the plugins of an optimizer if its step was the last change of the parameters. */
  public static List<RegisteredPlugin<OptimizerProvider>> lastToChange(Optimizer optimizer) {
    return optimizer instanceof RunningOptimizer running && running.isLastToChange()
        ? running.plugins()
        : List.of();
  }

  private OptimizerNode node(Spec spec, String path, ParameterSet parameters) {
    RegisteredPlugin<OptimizerProvider> plugin = registry.get(spec.name());
    Groups groups = new Groups(path, plugin, spec, parameters);
    return new NodeContext(
            plugin, parameters, groups, (key, inner) -> node(inner, path + "." + key, parameters))
        .create();
  }
}
