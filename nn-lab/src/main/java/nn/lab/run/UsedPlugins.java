package nn.lab.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.lab.config.DataConfig.Plugged;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;

/** Finds the plugins that a config names, and those inside them. */
final class UsedPlugins {
  private final Set<RegisteredPlugin<?>> found = new LinkedHashSet<>();

  private UsedPlugins() {}

  /**
   * Returns the plugins of a config in its order, and all kernels from plugin folders: a config
   * does not name these.
   *
   * @param optimizers those of the config with transforms of gradients, or some of them
   */
  static List<RegisteredPlugin<?>> of(
      ExperimentConfig config, List<Spec> optimizers, Plugins plugins) {
    UsedPlugins used = new UsedPlugins();
    Registry<LayerProvider> layers = plugins.layersAndActivations();
    config.model().layers().forEach(each -> used.add(each, layers::get));
    used.add(config.model().init(), plugins.initializers()::get);
    used.add(config.training().loss(), plugins.losses()::get);
    config.training().schedules().forEach(each -> used.add(each, plugins.schedules()::get));
    if (config.data() instanceof Plugged(Spec spec, _)) {
      used.add(spec, plugins.datasets()::get);
    }
    config.training().metrics().forEach(each -> used.add(each, plugins.metrics()::get));
    optimizers.forEach(each -> used.add(each, plugins.optimizers()::get));
    plugins.kernels().list().stream()
        .filter(kernels -> plugins.installed().isFromFolder(kernels))
        .forEach(used.found::add);
    return List.copyOf(used.found);
  }

  private void add(Spec spec, Function<String, RegisteredPlugin<?>> registry) {
    found.add(registry.apply(spec.name()));
    Stream.concat(
            spec.values().values().stream(),
            spec.groups().stream().flatMap(group -> group.entries().values().stream()))
        .forEach(value -> addInner(value, registry));
  }

  /** A hyperparameter that is a plugin is one of the same kind. */
  private void addInner(Object value, Function<String, RegisteredPlugin<?>> registry) {
    switch (value) {
      case Spec spec -> add(spec, registry);
      case List<?> list -> list.forEach(each -> addInner(each, registry));
      default -> {}
    }
  }
}
