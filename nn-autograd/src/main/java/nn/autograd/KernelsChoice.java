package nn.autograd;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.kernel.WarmUp;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.kernel.ProcessorTime;
import nn.autograd.kernel.ScalarKernels;
import nn.autograd.kernel.WarmingKernels;
import nn.autograd.registry.Excerpt;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SideBySide;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the kernels that were named, or the preferred ones that this machine can run. */
final class KernelsChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelsChoice.class);

  /**
   * Ten times what a warm-up of products takes where nothing else runs. A busy machine makes it
   * longer in time, not in processor time, of which waiting costs nothing.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private KernelsChoice() {}

  /**
   * Returns the kernels of this name, which compute from the first call on; without a name the
   * usable ones of highest priority, which compute once they are warm. Warns if better ones cannot
   * be used. The name {@value Nn#FASTEST_KERNELS} stands for the same as no name, without warm-up.
   *
   * @throws InvalidConfigException if no kernels have the name
   * @throws PluginException if the kernels of the name cannot be used
   */
  static Kernels of(Optional<String> name, Registry<KernelsProvider> plugins) {
    if (name.isEmpty()) {
      return preferred(plugins, KernelsChoice::warming);
    }
    return name.get().equals(Nn.FASTEST_KERNELS)
        ? preferred(plugins, KernelsChoice::created)
        : named(name.get(), plugins);
  }

  private static Kernels named(String name, Registry<KernelsProvider> plugins) {
    RegisteredPlugin<KernelsProvider> plugin = plugins.get(name);
    try {
      Kernels kernels = created(plugin);
      LOG.info("Kernels in use: {}, as asked for", description(plugin, kernels));
      return kernels;
    } catch (PluginException e) {
      throw new PluginException(reason(plugin, e), e.getCause());
    }
  }

  private static String description(RegisteredPlugin<KernelsProvider> plugin, Kernels kernels) {
    return Excerpt.of(
        plugin.callAtStart("description", () -> String.valueOf(kernels.description())));
  }

  private static Kernels created(RegisteredPlugin<KernelsProvider> plugin) {
    return plugin.callAtStart("create", plugin.provider()::create);
  }

  private static Kernels preferred(
      Registry<KernelsProvider> plugins,
      Function<RegisteredPlugin<KernelsProvider>, Kernels> creation) {
    List<RegisteredPlugin<KernelsProvider>> byPreference =
        SideBySide.map(
                plugins.list(),
                plugin -> plugin.provider().getClass().getClassLoader(),
                Candidate::of)
            .stream()
            .filter(candidate -> candidate.priority() >= 0)
            .sorted(Comparator.comparingInt(Candidate::priority).reversed())
            .map(Candidate::plugin)
            .toList();
    String why = "has the highest priority";
    for (RegisteredPlugin<KernelsProvider> plugin : byPreference) {
      try {
        Kernels kernels = creation.apply(plugin);
        LOG.info("Kernels in use: {}; {} {}", description(plugin, kernels), plugin, why);
        return kernels;
      } catch (PluginException e) {
        LOG.warn("{}; slower kernels serve instead", reason(plugin, e));
        why = "is the best that this JVM can use";
      }
    }
    throw new IllegalStateException("no kernels can be used");
  }

  private static Kernels warming(RegisteredPlugin<KernelsProvider> plugin) {
    Kernels kernels = created(plugin);
    return plugin
        .callAtStart("warmUp", () -> Optional.ofNullable(kernels.warmUp()))
        .<Kernels>map(warmUp ->
            new WarmingKernels(
                new ScalarKernels(),
                kernels,
                guarded(plugin, warmUp),
                PATIENCE,
                ProcessorTime::ofThisThread,
                LOG::warn))
        .orElse(kernels);
  }

  private static WarmUp guarded(RegisteredPlugin<KernelsProvider> plugin, WarmUp warmUp) {
    return new WarmUp() {
      @Override
      public List<List<Exercise>> products() {
        return plugin.call("warmUp", () -> guarded(plugin, warmUp.products()));
      }

      @Override
      public List<List<Exercise>> functions() {
        return plugin.call("warmUp", () -> guarded(plugin, warmUp.functions()));
      }
    };
  }

  private static List<List<WarmUp.Exercise>> guarded(
      RegisteredPlugin<KernelsProvider> plugin, List<List<WarmUp.Exercise>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(exercise -> guarded(plugin, exercise)).toList())
        .toList();
  }

  private static WarmUp.Exercise guarded(
      RegisteredPlugin<KernelsProvider> plugin, WarmUp.Exercise exercise) {
    return kernels -> plugin.run("warmUp", () -> exercise.run(kernels));
  }

  /** Kernels and how much they are preferred; one that cannot say it is not chosen. */
  private record Candidate(RegisteredPlugin<KernelsProvider> plugin, int priority) {

    static Candidate of(RegisteredPlugin<KernelsProvider> plugin) {
      try {
        return new Candidate(plugin, plugin.callAtStart("priority", plugin.provider()::priority));
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
