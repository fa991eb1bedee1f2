package nn.autograd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.api.plugin.Plugin;
import nn.autograd.folder.PluginFolder;

/**
 * What can be chosen when an {@link Nn} is made.
 *
 * @param seed of all random numbers
 * @param threads that compute, the caller's included
 * @param kernels the name of the kernels; empty for the preferred ones of those that can be used
 * @param given providers beside those that are found
 * @param folders plugins of folders beside those that are found
 * @param installed what was found before; empty to look for plugins anew
 */
record NnSettings(
    long seed,
    int threads,
    Optional<String> kernels,
    List<Plugin> given,
    List<PluginFolder> folders,
    Optional<InstalledPlugins> installed) {

  NnSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
    }
    given = List.copyOf(given);
    folders = List.copyOf(folders);
  }

  static NnSettings defaults() {
    return new NnSettings(
        0,
        Runtime.getRuntime().availableProcessors(),
        Optional.ofNullable(System.getProperty(Nn.KERNELS_PROPERTY)),
        List.of(),
        List.of(),
        Optional.empty());
  }

  NnSettings withSeed(long value) {
    return new NnSettings(value, threads, kernels, given, folders, installed);
  }

  NnSettings withThreads(int value) {
    return new NnSettings(seed, value, kernels, given, folders, installed);
  }

  NnSettings withKernels(String name) {
    return new NnSettings(seed, threads, Optional.of(name), given, folders, installed);
  }

  NnSettings withGiven(List<Plugin> more) {
    return new NnSettings(seed, threads, kernels, joined(given, more), folders, installed);
  }

  NnSettings withFolders(List<PluginFolder> more) {
    return new NnSettings(seed, threads, kernels, given, joined(folders, more), installed);
  }

  NnSettings withInstalled(InstalledPlugins plugins) {
    return new NnSettings(seed, threads, kernels, given, folders, Optional.of(plugins));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Returns the plugins to use, which are looked for unless they were found before. */
  InstalledPlugins plugins() {
    return installed.orElseGet(() -> InstalledPlugins.find(folders, given));
  }
}
