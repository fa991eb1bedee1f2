package nn.autograd.folder;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * @param all one module per jar, ordered by name
 */
record FolderModules(List<CopiedModule> all) {
  /** Names that start with it are reserved for nn itself. */
  static final String NN = "nn.";

  /**
   * Reads the descriptors.
   *
   * @throws java.lang.module.FindException if a jar cannot be a module
   */
  static FolderModules of(List<JarCopies.Copy> jars) {
    return new FolderModules(
        jars.stream()
            .flatMap(jar ->
                ModuleFinder.of(jar.path()).findAll().stream()
                    .map(module -> new CopiedModule(module, jar)))
            .sorted(Comparator.comparing(module -> module.descriptor().name()))
            .toList());
  }

  /** Returns a finder of the modules that are not named as nn's own are. */
  ModuleFinder finderWithoutNn() {
    TreeMap<String, ModuleReference> byName = new TreeMap<>();
    all.stream()
        .filter(module -> !module.descriptor().name().startsWith(NN))
        .forEach(module -> byName.put(module.descriptor().name(), module));
    return new ModuleFinder() {
      @Override
      public Optional<ModuleReference> find(String name) {
        return Optional.ofNullable(byName.get(name));
      }

      @Override
      public Set<ModuleReference> findAll() {
        return new LinkedHashSet<>(byName.values());
      }
    };
  }

  /** Returns the modules that provide plugins. */
  List<CopiedModule> providingPlugins() {
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
  List<String> doubled() {
    TreeMap<String, CopiedModule> byName = new TreeMap<>();
    List<String> doubled = new ArrayList<>();
    for (CopiedModule module : all) {
      CopiedModule other = byName.putIfAbsent(module.descriptor().name(), module);
      if (other != null) {
        doubled.add(
            module.original()
                + " holds the module "
                + module.descriptor().name()
                + ", as "
                + other.original()
                + " does; remove one");
      }
    }
    return doubled;
  }

  /** Returns a message, and the jars of the modules and packages that it mentions. */
  String withJars(String message) {
    String mentioned =
        all.stream()
            .filter(module -> isMentioned(module.descriptor(), message))
            .filter(module -> !message.contains(module.original().toString()))
            .map(CopiedModule::jarAndModule)
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
}
