package nn.autograd;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.data.DatasetProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.layer.LayerProvider;
import nn.api.loss.LossProvider;
import nn.api.metric.MetricProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.folder.PluginFolder;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/**
 * Everything that is installed, found once: plugins on the module path and on the class path, those
 * of folders, and those that a program gives.
 *
 * <p>A plugin that cannot be used stops nobody who does not ask for it; whoever asks gets the
 * reason. Immutable.
 *
 * @param folders the plugin folders, with what each holds
 */
public record InstalledPlugins(
    Registry<OptimizerProvider> optimizers,
    Registry<ScheduleProvider> schedules,
    Registry<LayerProvider> layers,
    Registry<ActivationProvider> activations,
    Registry<LossProvider> losses,
    Registry<MetricProvider> metrics,
    Registry<DatasetProvider> datasets,
    Registry<KernelsProvider> kernels,
    List<PluginFolder> folders) {

  /** Copies the list. */
  public InstalledPlugins {
    folders = List.copyOf(folders);
  }

  /**
   * Looks for plugins, beside those of folders and those that are given.
   *
   * @throws nn.autograd.registry.PluginException if one that is given cannot be used
   */
  public static InstalledPlugins find(List<PluginFolder> folders, List<Plugin> given) {
    List<Plugin> withBuiltIn = new ArrayList<>(List.of(new ScalarKernelsProvider()));
    withBuiltIn.addAll(given);
    return new InstalledPlugins(
        find(PluginKind.OPTIMIZER, given, folders),
        find(PluginKind.SCHEDULE, given, folders),
        find(PluginKind.LAYER, given, folders),
        find(PluginKind.ACTIVATION, given, folders),
        find(PluginKind.LOSS, given, folders),
        find(PluginKind.METRIC, given, folders),
        find(PluginKind.DATASET, given, folders),
        find(PluginKind.KERNELS, withBuiltIn, folders),
        folders);
  }

  private static <P extends Plugin> Registry<P> find(
      PluginKind<P> kind, List<Plugin> given, List<PluginFolder> folders) {
    return Registry.find(
        kind,
        of(kind, given.stream()),
        of(kind, folders.stream().flatMap(folder -> folder.providers().stream())),
        folders.stream().flatMap(folder -> folder.problems().stream()).distinct().toList());
  }

  private static <P extends Plugin> List<P> of(PluginKind<P> kind, Stream<Plugin> providers) {
    return providers.filter(kind.service()::isInstance).map(kind.service()::cast).toList();
  }

  /** Returns whether a plugin is from a plugin folder. */
  public boolean isFromFolder(RegisteredPlugin<?> plugin) {
    Class<?> type = plugin.provider().getClass();
    return folders.stream()
        .flatMap(folder -> folder.providers().stream())
        .anyMatch(provider -> provider.getClass().equals(type));
  }

  /** Returns why each plugin that is there but cannot be used cannot. */
  public List<String> broken() {
    return List.copyOf(
        new LinkedHashSet<>(
            Stream.of(
                    optimizers, schedules, layers, activations, losses, metrics, datasets, kernels)
                .flatMap(registry -> registry.broken().stream())
                .toList()));
  }
}
