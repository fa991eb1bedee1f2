package nn.tck.builtin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.api.activation.ActivationProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.Registry;
import org.junit.jupiter.api.Nested;

/** The plugins that the framework finds; their modules export nothing. */
final class Providers {
  private Providers() {}

  static OptimizerProvider optimizer(String name) {
    return Registry.find(PluginKind.OPTIMIZER, List.of()).get(name).provider();
  }

  static ScheduleProvider schedule(String name) {
    return Registry.find(PluginKind.SCHEDULE, List.of()).get(name).provider();
  }

  static ActivationProvider activation(String name) {
    return Registry.find(PluginKind.ACTIVATION, List.of()).get(name).provider();
  }

  static int count(PluginKind<?> kind) {
    return Registry.find(kind, List.of()).list().size();
  }

  /** Returns how many test classes are nested in one. */
  static int nested(Class<?> type) {
    return Math.toIntExact(
        Arrays.stream(type.getDeclaredClasses())
            .filter(each -> each.isAnnotationPresent(Nested.class))
            .count());
  }

  /** Returns a file of recorded traces. */
  static Path trace(String file) {
    return Path.of(System.getProperty("nn.golden")).resolve(file + ".json");
  }
}
