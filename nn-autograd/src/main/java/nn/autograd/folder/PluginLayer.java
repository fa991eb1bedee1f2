package nn.autograd.folder;

import java.io.IOException;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nn.api.plugin.Plugin;
import nn.autograd.registry.Excerpt;

/**
 * Loads the jars of one folder: as modules in a layer of their own above the layer of nn.api, or,
 * where nn itself runs on the class path, by a class loader of their own.
 *
 * <p>The folder's modules are found first, so that a plugin gets the libraries it was tested with,
 * even where nn has others of the same name; but for nn's own, so that a copy of nn.api among the
 * jars is never used.
 */
final class PluginLayer {
  private static final Module API = Plugin.class.getModule();

  private final Path folder;
  private final List<Path> jars;
  private final FolderModules modules;
  private final Duration deadline;

  private PluginLayer(Path folder, List<Path> jars, Duration deadline) {
    this.folder = folder;
    this.jars = jars;
    this.modules = FolderModules.of(jars);
    this.deadline = deadline;
  }

  static PluginFolder load(Path folder, List<Path> jars, Duration deadline) throws IOException {
    try {
      return new PluginLayer(folder, jars, deadline).load();
    } catch (FindException e) {
      return failed(folder, List.of(folder + ": its modules cannot be read: " + causes(e)));
    }
  }

  private PluginFolder load() throws IOException {
    List<ModuleReference> roots = modules.providingPlugins();
    List<String> problems = new ArrayList<>(modules.doubled(jars));
    for (ModuleReference root : roots) {
      problems.addAll(ModuleCheck.problems(root));
    }
    if (!problems.isEmpty()) {
      return failed(folder, problems);
    }
    if (roots.isEmpty()) {
      return failed(folder, List.of(noPlugin()));
    }
    try {
      Providers found = API.isNamed() ? fromModules(roots) : fromClassPath();
      return new PluginFolder(
          folder, found.plugins(), found.problems().stream().map(this::located).toList());
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      return failed(folder, List.of(located("its modules cannot be loaded: " + causes(e))));
    }
  }

  /** Services that its modules use are found among its jars too. */
  private Providers fromModules(List<ModuleReference> roots) {
    ModuleLayer host = API.getLayer();
    Configuration configuration =
        Configuration.resolveAndBind(
            modules.finderWithoutNn(),
            List.of(host.configuration()),
            ModuleFinder.of(),
            roots.stream().map(root -> root.descriptor().name()).toList());
    ModuleLayer layer =
        ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(host), ClassLoader.getPlatformClassLoader())
            .layer();
    return Providers.of(layer, deadline);
  }

  private Providers fromClassPath() {
    URL[] urls = jars.stream().map(PluginLayer::url).toArray(URL[]::new);
    return Providers.of(new URLClassLoader(urls, Plugin.class.getClassLoader()), deadline);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " has no URL", e);
    }
  }

  private String located(String problem) {
    return folder + ": " + modules.withJars(problem);
  }

  private String noPlugin() {
    return folder
        + ": no module provides an optimizer, schedule, activation or kernels; found "
        + modules.all().stream()
            .map(ModuleReference::descriptor)
            .map(PluginLayer::described)
            .collect(Collectors.joining(", "))
        + ". A plugin says `provides nn.api.optim.OptimizerProvider with …` in its module-info"
        + " or in META-INF/services.";
  }

  private static String described(ModuleDescriptor module) {
    return module.toNameAndVersion() + (module.isAutomatic() ? " (automatic)" : "");
  }

  /**
   * Returns the messages of an exception and of its causes: only the last may say what is wrong.
   */
  private static String causes(Throwable thrown) {
    List<String> messages = new ArrayList<>();
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      messages.add(String.valueOf(e.getMessage()));
    }
    return Excerpt.of(String.join(": ", messages));
  }

  private static PluginFolder failed(Path folder, List<String> problems) {
    return new PluginFolder(folder, List.of(), problems);
  }
}
