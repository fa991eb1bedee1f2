package nn.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Plugin;

/**
 * What can be chosen when an {@link Nn} is made.
 *
 * @param seed of all random numbers
 * @param threads that compute, the caller's included
 * @param kernels the name of the kernels; empty for the preferred ones of those that can be used
 * @param plugins providers beside those that are found
 */
record NnSettings(long seed, int threads, Optional<String> kernels, List<Plugin> plugins) {

  NnSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
    }
    plugins = List.copyOf(plugins);
  }

  static NnSettings defaults() {
    return new NnSettings(
        0,
        Runtime.getRuntime().availableProcessors(),
        Optional.ofNullable(System.getProperty(Nn.KERNELS_PROPERTY)),
        List.of());
  }

  NnSettings withSeed(long value) {
    return new NnSettings(value, threads, kernels, plugins);
  }

  NnSettings withThreads(int value) {
    return new NnSettings(seed, value, kernels, plugins);
  }

  NnSettings withKernels(String name) {
    return new NnSettings(seed, threads, Optional.of(name), plugins);
  }

  NnSettings withPlugins(List<? extends Plugin> more) {
    List<Plugin> all = new ArrayList<>(plugins);
    all.addAll(more);
    return new NnSettings(seed, threads, kernels, all);
  }

  <P extends Plugin> List<P> pluginsOf(Class<P> service) {
    return plugins.stream().filter(service::isInstance).map(service::cast).toList();
  }
}
