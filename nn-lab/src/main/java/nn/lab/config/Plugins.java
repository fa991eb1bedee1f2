package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.Nn;
import nn.autograd.ScalarKernelsProvider;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.layers.loss.Losses;

/**
 * Everything that a config may name.
 *
 * @param added providers from plugin folders, which the registries hold with those that are found
 */
public record Plugins(
    Registry<OptimizerProvider> optimizers,
    Registry<ScheduleProvider> schedules,
    Registry<ActivationProvider> activations,
    Registry<InitializerProvider> initializers,
    Losses losses,
    List<Plugin> added) {

  /**
   * Returns what is installed, and what was added from folders.
   *
   * @throws nn.autograd.registry.PluginException listing every plugin that cannot be used
   */
  public static Plugins find(List<Plugin> added) {
    return new Plugins(
        registry(PluginKind.OPTIMIZER, added),
        registry(PluginKind.SCHEDULE, added),
        registry(PluginKind.ACTIVATION, added),
        BuiltInInitializers.registry(),
        new Losses(),
        List.copyOf(added));
  }

  private static <P extends Plugin> Registry<P> registry(PluginKind<P> kind, List<Plugin> added) {
    return Registry.find(
        kind, added.stream().filter(kind.service()::isInstance).map(kind.service()::cast).toList());
  }

  /** Returns the kernels that are installed; a config does not name them, but -Dnn.kernels may. */
  public Registry<KernelsProvider> kernels() {
    List<Plugin> all = new ArrayList<>(added);
    all.add(new ScalarKernelsProvider());
    return registry(PluginKind.KERNELS, all);
  }

  /** Returns all that configs may name, and the kernels. */
  public List<RegisteredPlugin<?>> describable() {
    return Stream.<RegisteredPlugin<?>>concat(all().stream(), kernels().list().stream()).toList();
  }

  /** Returns a builder of the engine that knows these plugins. */
  public Nn.Builder engine() {
    return Nn.builder().plugins(added.toArray(Plugin[]::new));
  }

  /** Returns whether a part is nn's own, and others of its kind cannot be added as jars. */
  public boolean isBuiltIn(RegisteredPlugin<?> part) {
    return !PluginKind.ALL.contains(part.kind());
  }

  /** Returns all that configs may name, kind by kind. */
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
