package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Plugin;
import nn.autograd.registry.PluginException;

/**
 * What one folder of plugins holds.
 *
 * @param path the folder: {@code plugins/lion}
 * @param providers what its jars provide, as far as it could be loaded
 * @param problems why something could not be loaded; each names the jar
 */
public record PluginFolder(Path path, List<Plugin> providers, List<String> problems) {

  /** Copies the lists. */
  public PluginFolder {
    providers = List.copyOf(providers);
    problems = List.copyOf(problems);
  }

  /**
   * Loads every folder below a root, in the order of their names.
   *
   * @throws PluginException if the root is no folder or cannot be read
   */
  public static List<PluginFolder> loadAll(Path root) {
    List<PluginFolder> folders = new ArrayList<>();
    try {
      Path real = root.toRealPath();
      List<Path> names = sorted(root);
      for (Path path : names) {
        if (!isHidden(path)) {
          folders.add(load(path, real));
        }
      }
    } catch (NotDirectoryException e) {
      throw new PluginException("plugins: " + root + " is not a folder", e);
    } catch (IOException e) {
      throw new PluginException("plugins: cannot read " + root + " (" + e + ")", e);
    }
    return List.copyOf(folders);
  }

  /**
   * Returns the providers of every folder below a root.
   *
   * @throws PluginException listing everything that cannot be loaded
   */
  public static List<Plugin> loadAllOrThrow(Path root) {
    List<PluginFolder> folders = loadAll(root);
    List<String> problems = folders.stream().flatMap(each -> each.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new PluginException(String.join("\n", problems), null);
    }
    return folders.stream().flatMap(each -> each.providers().stream()).toList();
  }

  private static PluginFolder load(Path path, Path root) throws IOException {
    if (!path.toRealPath().startsWith(root)) {
      return failed(path, "is a link that leads out of the plugin folder; copy the jars instead");
    }
    if (!Files.isDirectory(path)) {
      return failed(path, "is a file; put each plugin's jars into a folder of its own");
    }
    List<String> problems = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (Path file : sorted(path)) {
      if (file.toString().endsWith(".jar")) {
        JarCheck.problem(file, root).ifPresentOrElse(problems::add, () -> jars.add(file));
      }
    }
    if (!problems.isEmpty()) {
      return new PluginFolder(path, List.of(), problems);
    }
    return jars.isEmpty()
        ? failed(path, "holds no jar; put the plugin's jars there")
        : PluginLayer.load(path, jars);
  }

  private static PluginFolder failed(Path path, String problem) {
    return new PluginFolder(path, List.of(), List.of(path + " " + problem));
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private static List<Path> sorted(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(paths::add);
    }
    paths.sort(null);
    return paths;
  }
}
