package nn.autograd.folder;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nn.api.plugin.Plugin;
import nn.autograd.registry.Excerpt;
import nn.autograd.registry.ForeignCall;

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
  private final List<JarCopies.Copy> jars;
  private final FolderModules modules;
  private final ForeignCall calls;

  private PluginLayer(Path folder, List<JarCopies.Copy> jars, ForeignCall calls) {
    this.folder = folder;
    this.jars = jars;
    this.modules = FolderModules.of(jars);
    this.calls = calls;
  }

  static PluginFolder load(Path folder, List<JarCopies.Copy> jars, ForeignCall calls)
      throws IOException {
    try {
      return new PluginLayer(folder, jars, calls).load();
    } catch (FindException e) {
      return failed(folder, List.of(folder + ": its modules cannot be read: " + causes(e)));
    }
  }

  private PluginFolder load() throws IOException {
    List<CopiedModule> roots = modules.providingPlugins();
    List<String> problems = new ArrayList<>(modules.doubled());
    for (CopiedModule root : roots) {
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
  private Providers fromModules(List<CopiedModule> roots) {
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
    return Providers.of(layer, calls);
  }

  private Providers fromClassPath() {
    return Providers.of(new CopiedJars(jars, Plugin.class.getClassLoader()), calls);
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
