package nn.autograd.folder;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nn.api.plugin.Plugin;
import nn.autograd.registry.PluginKind;

/**
 * Loads the jars of one folder: as modules in a layer of their own above the layer of nn.api, or,
 * where nn itself runs on the class path, by a class loader of their own.
 *
 * <p>The host's modules are found first, so a copy of nn.api among the jars is never used.
 */
final class PluginLayer {
  private static final Module API = Plugin.class.getModule();

  private final Path folder;
  private final List<Path> jars;
  private final List<String> problems = new ArrayList<>();

  private PluginLayer(Path folder, List<Path> jars) {
    this.folder = folder;
    this.jars = jars;
  }

  static PluginFolder load(Path folder, List<Path> jars) {
    PluginLayer layer = new PluginLayer(folder, jars);
    List<Plugin> providers = API.isNamed() ? layer.fromModules() : layer.fromClassPath();
    return new PluginFolder(folder, providers, layer.problems);
  }

  private List<Plugin> fromModules() {
    try {
      ModuleFinder finder = ModuleFinder.of(jars.toArray(Path[]::new));
      Set<ModuleReference> all = finder.findAll();
      Set<String> roots = roots(all);
      if (!problems.isEmpty()) {
        return List.of();
      }
      if (roots.isEmpty()) {
        return none(all);
      }
      ModuleLayer host = API.getLayer();
      Configuration configuration =
          Configuration.resolve(ModuleFinder.of(), List.of(host.configuration()), finder, roots);
      ModuleLayer layer =
          ModuleLayer.defineModulesWithOneLoader(
                  configuration, List.of(host), ClassLoader.getPlatformClassLoader())
              .layer();
      return providers(Providers.of(layer));
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      problems.add(folder + ": its modules cannot be loaded: " + e.getMessage());
      return List.of();
    }
  }

  /** Returns the modules that provide plugins, and reports those made for another nn.api. */
  private Set<String> roots(Set<ModuleReference> all) {
    return all.stream()
        .filter(module -> providesPlugins(module.descriptor()))
        .filter(this::mayBeLoaded)
        .map(module -> module.descriptor().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean providesPlugins(ModuleDescriptor module) {
    Set<String> services =
        PluginKind.ALL.stream()
            .map(kind -> kind.service().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    return module.provides().stream().anyMatch(each -> services.contains(each.service()));
  }

  private boolean mayBeLoaded(ModuleReference module) {
    String name = module.descriptor().name();
    String jar = folder + ", module " + module.descriptor().toNameAndVersion();
    if (name.startsWith("nn.")) {
      problems.add(jar + ": module names that start with 'nn.' are reserved for nn itself");
      return false;
    }
    ApiVersion.problem(module.descriptor(), API.getDescriptor())
        .ifPresent(problem -> problems.add(jar + " " + problem));
    return true;
  }

  private List<Plugin> none(Set<ModuleReference> all) {
    String found =
        all.stream()
            .map(ModuleReference::descriptor)
            .map(each -> each.toNameAndVersion() + (each.isAutomatic() ? " (automatic)" : ""))
            .sorted()
            .collect(Collectors.joining(", "));
    problems.add(
        folder
            + ": no module provides an optimizer, schedule, activation or kernels; found "
            + found
            + ". A plugin says `provides nn.api.optim.OptimizerProvider with …` in its module-info"
            + " or in META-INF/services.");
    return List.of();
  }

  private List<Plugin> fromClassPath() {
    URL[] urls = jars.stream().map(PluginLayer::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(urls, Plugin.class.getClassLoader());
    return providers(Providers.of(loader));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " has no URL", e);
    }
  }

  private List<Plugin> providers(Providers found) {
    found.problems().forEach(problem -> problems.add(folder + ": " + problem));
    return found.plugins();
  }
}
