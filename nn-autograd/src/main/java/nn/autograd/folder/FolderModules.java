package nn.autograd.folder;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.autograd.registry.PluginKind;

/**
 * The jars of one folder as modules; nothing of them is loaded.
 *
 * @param all one module a jar, ordered by name
 */
record FolderModules(List<ModuleReference> all) {
  /** Names that start with it are reserved for nn itself. */
  static final String NN = "nn.";

  /**
   * Reads the descriptors.
   *
   * @throws java.lang.module.FindException if a jar cannot be a module
   */
  static FolderModules of(List<Path> jars) {
    return new FolderModules(
        ModuleFinder.of(jars.toArray(Path[]::new)).findAll().stream()
            .sorted(Comparator.comparing(module -> module.descriptor().name()))
            .toList());
  }

  /** Returns a finder of the modules that are not named as nn's own are. */
  ModuleFinder finderWithoutNn() {
    return ModuleFinder.of(
        all.stream()
            .filter(module -> !module.descriptor().name().startsWith(NN))
            .map(FolderModules::jar)
            .toArray(Path[]::new));
  }

  /** Returns the modules that provide plugins. */
  List<ModuleReference> providingPlugins() {
    Set<String> services =
        PluginKind.ALL.stream()
            .map(kind -> kind.service().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    return all.stream()
        .filter(module ->
            module.descriptor().provides().stream()
                .anyMatch(each -> services.contains(each.service())))
        .toList();
  }

  /** Returns the jars that hold a module which another jar holds too, each with its name. */
  List<String> doubled(List<Path> jars) {
    TreeMap<String, Path> byName = new TreeMap<>();
    List<String> doubled = new ArrayList<>();
    for (Path jar : jars) {
      for (ModuleReference module : ModuleFinder.of(jar).findAll()) {
        Path other = byName.putIfAbsent(module.descriptor().name(), jar);
        if (other != null) {
          doubled.add(
              jar
                  + " holds the module "
                  + module.descriptor().name()
                  + ", as "
                  + other
                  + " does; remove one");
        }
      }
    }
    return doubled;
  }

  /** Returns a message, and the jars of the modules and packages that it mentions. */
  String withJars(String message) {
    String mentioned =
        all.stream()
            .filter(module -> isMentioned(module.descriptor(), message))
            .filter(module -> !message.contains(jar(module).toString()))
            .map(FolderModules::jarAndModule)
            .collect(Collectors.joining("; "));
    return mentioned.isEmpty() ? message : message + " (" + mentioned + ")";
  }

  private static boolean isMentioned(ModuleDescriptor module, String message) {
    return Stream.concat(
            Stream.of(module.name()),
            module.packages().stream().flatMap(name -> Stream.of(name, name.replace('.', '/'))))
        .anyMatch(name ->
            Pattern.compile("(?<![\\w./])" + Pattern.quote(name) + "(?![\\w])")
                .matcher(message)
                .find());
  }

  /** Returns {@code plugins/lion/lion.jar, module com.example.lion@1.0.0}. */
  static String jarAndModule(ModuleReference module) {
    return jar(module) + ", module " + module.descriptor().toNameAndVersion();
  }

  static Path jar(ModuleReference module) {
    return Path.of(module.location().orElseThrow());
  }
}
