package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.layer.LayerProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** The plugins that the framework finds; their modules export nothing. */
final class Providers {
  private Providers() {}

  static OptimizerProvider optimizer(String name) {
    return found(PluginKind.OPTIMIZER).get(name).provider();
  }

  static ScheduleProvider schedule(String name) {
    return found(PluginKind.SCHEDULE).get(name).provider();
  }

  static ActivationProvider activation(String name) {
    return found(PluginKind.ACTIVATION).get(name).provider();
  }

  static LayerProvider layer(String name) {
    return found(PluginKind.LAYER).get(name).provider();
  }

  /** Returns the names of all plugins of a kind. */
  static Stream<String> names(PluginKind<?> kind) {
    return found(kind).list().stream().map(RegisteredPlugin::name);
  }

  private static <P extends Plugin> Registry<P> found(PluginKind<P> kind) {
    return Registry.find(kind, List.of());
  }

  /** Returns a file of recorded traces. */
  static Path trace(String file) {
    return Path.of(System.getProperty("nn.golden")).resolve(file + ".json");
  }
}
