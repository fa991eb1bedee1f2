package nn.tck.optimizer;

import java.io.File;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The class path of a new process: class path and module path of this one, and a provider. */
final class ClassPath {
  private ClassPath() {}

  static String with(Class<?> provider) {
    Set<String> path = new LinkedHashSet<>();
    // A test's classes may be a patch of a module, which lies on neither path.
    path.add(rootOf(provider));
    path.add(rootOf(ClassPath.class));
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      String entries = System.getProperty(property);
      if (entries != null && !entries.isEmpty()) {
        path.addAll(List.of(entries.split(File.pathSeparator)));
      }
    }
    return String.join(File.pathSeparator, path);
  }

  /** Returns the jar or the folder that a class was read from. */
  private static String rootOf(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    URL url = Objects.requireNonNull(type.getResource(file), () -> "cannot find " + type);
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI()).toString();
      }
      Path folder = Path.of(new URI(url.toString()));
      for (int depth = type.getName().split("\\.").length; depth > 0; depth--) {
        folder = Objects.requireNonNull(folder.getParent());
      }
      return folder.toString();
    } catch (java.io.IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot find where " + type + " was read from", e);
    }
  }
}
