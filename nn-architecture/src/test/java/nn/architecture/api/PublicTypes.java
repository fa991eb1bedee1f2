package nn.architecture.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/** The types of nn.api that a plugin can name. */
final class PublicTypes {
  private PublicTypes() {}

  /** Returns the public types of the exported packages, nested ones included, by name. */
  static List<Class<?>> ofTheApi() {
    ModuleReference module = ModuleFinder.of(location()).findAll().iterator().next();
    Set<String> exported =
        module.descriptor().exports().stream()
            .filter(each -> each.targets().isEmpty())
            .map(Exports::source)
            .collect(Collectors.toSet());
    try (ModuleReader reader = module.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
          .sorted()
          .<Class<?>>map(PublicTypes::load)
          .filter(PublicTypes::isPublic)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location() {
    try {
      return Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Plugin.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isPublic(outer));
  }

  /** Returns what a type says of itself, or else what the type around it says. */
  static Stability stability(Class<?> type) {
    Stability own = type.getAnnotation(Stability.class);
    if (own != null) {
      return own;
    }
    Class<?> outer = type.getDeclaringClass();
    if (outer == null) {
      throw new AssertionError(
          type.getName() + " does not say @Stability(STABLE) or @Stability(EXPERIMENTAL)");
    }
    return stability(outer);
  }
}
