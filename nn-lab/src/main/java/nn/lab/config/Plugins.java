package nn.lab.config;

import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.data.DatasetProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.layer.LayerProvider;
import nn.api.metric.MetricProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.InstalledPlugins;
import nn.autograd.LayerPlugins;
import nn.autograd.Nn;
import nn.autograd.folder.PluginFolder;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.layers.loss.Losses;

/**
 * Everything that a config may name.
 *
 * @param installed the plugins that are installed
 */
public record Plugins(
    InstalledPlugins installed, Registry<InitializerProvider> initializers, Losses losses) {

  /** Returns what is installed, and what folders hold; what cannot be used is among the broken. */
  public static Plugins find(List<PluginFolder> folders) {
    InstalledPlugins installed = InstalledPlugins.find(folders, List.of());
    return new Plugins(installed, BuiltInInitializers.registry(), Losses.with(installed.losses()));
  }

  /** Returns the optimizers. */
  public Registry<OptimizerProvider> optimizers() {
    return installed.optimizers();
  }

  /** Returns the schedules. */
  public Registry<ScheduleProvider> schedules() {
    return installed.schedules();
  }

  /** Returns the layers. */
  public Registry<LayerProvider> layers() {
    return installed.layers();
  }

  /** Returns all that may stand where a layer is expected. */
  public Registry<LayerProvider> layersAndActivations() {
    return LayerPlugins.joined(layers(), activations());
  }

  /** Returns the activation functions. */
  public Registry<ActivationProvider> activations() {
    return installed.activations();
  }

  /** Returns the data sets of plugins. */
  public Registry<DatasetProvider> datasets() {
    return installed.datasets();
  }

  /** Returns the metrics. */
  public Registry<MetricProvider> metrics() {
    return installed.metrics();
  }

  /** Returns the kernels that are installed; a config does not name them, but -Dnn.kernels may. */
  public Registry<KernelsProvider> kernels() {
    return installed.kernels();
  }

  /** Returns all that configs may name, and the kernels. */
  public List<RegisteredPlugin<?>> describable() {
    return Stream.<RegisteredPlugin<?>>concat(all().stream(), kernels().list().stream()).toList();
  }

  /** Returns a builder of the engine that knows these plugins. */
  public Nn.Builder engine() {
    return Nn.builder().plugins(installed);
  }

  /** Returns whether a part is nn's own, and others of its kind cannot be added as jars. */
  public boolean isBuiltIn(RegisteredPlugin<?> part) {
    return !PluginKind.ALL.contains(part.kind());
  }

  /** Returns all that configs may name, kind by kind. */
  public List<RegisteredPlugin<?>> all() {
    return List.of(
            optimizers().list(),
            schedules().list(),
            layers().list(),
            activations().list(),
            losses.list(),
            metrics().list(),
            datasets().list(),
            initializers.list())
        .stream()
        .<RegisteredPlugin<?>>flatMap(List::stream)
        .toList();
  }
}
