package nn.autograd.folder;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Plugin;

/** Looks at a module that provides plugins before any class of it is loaded. */
final class ModuleCheck {
  private static final Module API = Plugin.class.getModule();

  private ModuleCheck() {}

  /** Returns why the module cannot be used; each names jar and module. */
  static List<String> problems(CopiedModule module) throws IOException {
    ModuleDescriptor descriptor = module.descriptor();
    List<String> problems = new ArrayList<>();
    if (descriptor.name().startsWith(FolderModules.NN)) {
      problems.add(": module names that start with 'nn.' are reserved for nn itself");
    }
    api()
        .flatMap(api -> ApiVersion.problem(descriptor, api))
        .ifPresent(problem -> problems.add(" " + problem));
    ProviderCheck.problems(descriptor, module.copy())
        .forEach(problem -> problems.add(": " + problem));
    String where = module.jarAndModule();
    return problems.stream().map(problem -> where + problem).toList();
  }

  /** Returns the nn.api that is here; empty where it cannot be told, as in a jar of everything. */
  private static Optional<ModuleDescriptor> api() {
    if (API.isNamed()) {
      return Optional.of(API.getDescriptor());
    }
    try {
      Path jar = Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(jar).find("nn.api").map(ModuleReference::descriptor);
    } catch (FindException | URISyntaxException e) {
      return Optional.empty();
    }
  }
}
