package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
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
  /** A constructor has nothing to do; one that takes longer than this is stuck. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Copies the lists. */
  public PluginFolder {
    providers = List.copyOf(providers);
    problems = List.copyOf(problems);
  }

  /**
   * Loads every folder below a root, in the order of their names.
   *
   * <p>Where the root holds a file {@code plugins.sha256}, as {@code sha256sum} writes it, only
   * jars that it lists are loaded.
   *
   * @throws PluginException if the root is no folder or cannot be read
   */
  public static List<PluginFolder> loadAll(Path root) {
    return loadAll(root, DEADLINE);
  }

  static List<PluginFolder> loadAll(Path root, Duration deadline) {
    try {
      return new FolderLoader(root, deadline).loadAll();
    } catch (NotDirectoryException e) {
      throw new PluginException("plugins: " + root + " is not a folder", e);
    } catch (IOException e) {
      throw new PluginException("plugins: cannot read " + root + " (" + e + ")", e);
    }
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
}
