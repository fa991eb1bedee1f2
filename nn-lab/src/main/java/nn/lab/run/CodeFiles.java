package nn.lab.run;

import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.autograd.registry.Origin;

/** Finds the jars and folders that code was loaded from. */
final class CodeFiles {
  private CodeFiles() {}

  /** Returns the jar or the folder of a class; none if it is part of Java's own image. */
  static Optional<Path> of(Class<?> type) {
    Path file = Path.of(Origin.of(type).location());
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /**
   * Returns the jars of a plugin and of the libraries that came with it.
   *
   * @param nn the files of nn itself, which are left out
   */
  static NavigableSet<Path> ofPlugin(Class<?> provider, Set<Path> nn) {
    NavigableSet<Path> files = new TreeSet<>();
    of(provider).ifPresent(files::add);
    Module module = provider.getModule();
    if (module.isNamed() && module.getLayer() != null) {
      needed(module).flatMap(CodeFiles::location).forEach(files::add);
    } else if (provider.getClassLoader() instanceof URLClassLoader loader) {
      Stream.of(loader.getURLs()).flatMap(CodeFiles::path).forEach(files::add);
    }
    files.removeAll(nn);
    return files;
  }

  /** Returns the modules that a module requires, those that they require, and its layer's. */
  private static Stream<ModuleReference> needed(Module module) {
    Set<ResolvedModule> found = new LinkedHashSet<>();
    module.getLayer().configuration().findModule(module.getName()).ifPresent(m -> add(m, found));
    Stream<ModuleReference> read = found.stream().map(ResolvedModule::reference);
    return module.getLayer().equals(ModuleLayer.boot())
        ? read
        : Stream.concat(
            read,
            module.getLayer().configuration().modules().stream().map(ResolvedModule::reference));
  }

  private static void add(ResolvedModule module, Set<ResolvedModule> found) {
    if (found.add(module)) {
      module.reads().stream()
          .filter(read -> isRequired(read.name(), module))
          .forEach(read -> add(read, found));
    }
  }

  /** What a module could do without, such as annotations, may lie on the path by chance. */
  private static boolean isRequired(String name, ResolvedModule by) {
    return by.reference().descriptor().requires().stream()
        .anyMatch(requires ->
            requires.name().equals(name) && !requires.modifiers().contains(Modifier.STATIC));
  }

  private static Stream<Path> location(ModuleReference module) {
    return module.location().stream().flatMap(CodeFiles::path);
  }

  private static Stream<Path> path(URL url) {
    try {
      return path(url.toURI());
    } catch (URISyntaxException _) {
      return Stream.empty();
    }
  }

  private static Stream<Path> path(URI uri) {
    return "file".equals(uri.getScheme())
        ? Stream.of(Path.of(uri)).filter(Files::exists)
        : Stream.empty();
  }
}
