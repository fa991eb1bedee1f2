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
            .map(Candidate::of)
            .sorted(Comparator.comparingInt(Candidate::priority).reversed())
            .map(Candidate::plugin)
            .toList();
    String why = "has the highest priority";
    for (RegisteredPlugin<KernelsProvider> plugin : byPreference) {
      try {
        Kernels kernels = plugin.call("create", () -> plugin.provider().create());
        LOG.info("Kernels in use: {}; {} {}", kernels.description(), plugin, why);
        return kernels;
      } catch (PluginException e) {
        LOG.warn("{}; slower kernels serve instead", reason(plugin, e));
        why = "is the best that this JVM can use";
      }
    }
    throw new IllegalStateException("no kernels can be used");
  }

  /** Kernels and how much they are preferred; a provider that cannot say it comes last. */
  private record Candidate(RegisteredPlugin<KernelsProvider> plugin, int priority) {

    static Candidate of(RegisteredPlugin<KernelsProvider> plugin) {
      try {
        return new Candidate(plugin, plugin.call("priority", () -> plugin.provider().priority()));
      } catch (PluginException e) {
        LOG.warn("{}; other kernels are preferred", e.getMessage());
        return new Candidate(plugin, Integer.MIN_VALUE);
      }
    }
  }

  private static String reason(RegisteredPlugin<KernelsProvider> plugin, PluginException e) {
    return e.getCause() instanceof UnsupportedOperationException unsupported
        ? plugin + " cannot be used: " + unsupported.getMessage()
        : String.valueOf(e.getMessage());
  }
}
