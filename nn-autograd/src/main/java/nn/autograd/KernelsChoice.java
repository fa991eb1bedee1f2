package nn.autograd;

import java.util.Comparator;
import java.util.List;
import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the preferred kernels that this machine can run. */
final class KernelsChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelsChoice.class);

  private KernelsChoice() {}

  /** Returns the usable kernels of highest priority, and warns if better ones cannot be used. */
  static Kernels among(Registry<KernelsProvider> plugins) {
    List<RegisteredPlugin<KernelsProvider>> byPreference =
        plugins.list().stream()
            .sorted(
                Comparator.comparingInt(
                        (RegisteredPlugin<KernelsProvider> each) -> each.provider().priority())
                    .reversed())
            .toList();
    for (RegisteredPlugin<KernelsProvider> plugin : byPreference) {
      try {
        Kernels kernels = plugin.call("create", () -> plugin.provider().create());
        LOG.info("Kernels in use: {}", kernels.description());
        return kernels;
      } catch (PluginException e) {
        LOG.warn("{}; slower kernels serve instead", reason(plugin, e));
      }
    }
    throw new IllegalStateException("no kernels can be used");
  }

  private static String reason(RegisteredPlugin<KernelsProvider> plugin, PluginException e) {
    return e.getCause() instanceof UnsupportedOperationException unsupported
        ? plugin + " cannot be used: " + unsupported.getMessage()
        : String.valueOf(e.getMessage());
  }
}
