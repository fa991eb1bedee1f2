package nn.lab.config;

import java.util.List;
import nn.api.activation.ActivationProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.layers.loss.Losses;

/** Everything that a config may name. */
public record Plugins(
    Registry<OptimizerProvider> optimizers,
    Registry<ScheduleProvider> schedules,
    Registry<ActivationProvider> activations,
    Registry<InitializerProvider> initializers,
    Losses losses) {

  /**
   * Returns what is installed.
   *
   * @throws nn.autograd.registry.PluginException listing every plugin that cannot be used
   */
  public static Plugins find() {
    return new Plugins(
        Registry.find(PluginKind.OPTIMIZER, List.of()),
        Registry.find(PluginKind.SCHEDULE, List.of()),
        Registry.find(PluginKind.ACTIVATION, List.of()),
        BuiltInInitializers.registry(),
        new Losses());
  }

  /** Returns all plugins, kind by kind. */
  public List<RegisteredPlugin<?>> all() {
    return List.of(
            optimizers.list(),
            schedules.list(),
            activations.list(),
            losses.list(),
            initializers.list())
        .stream()
        .<RegisteredPlugin<?>>flatMap(List::stream)
        .toList();
  }
}
