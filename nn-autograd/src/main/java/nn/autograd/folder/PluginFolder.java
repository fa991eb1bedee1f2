package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import nn.api.plugin.Plugin;
import nn.autograd.registry.ForeignCall;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.Printable;

/**
 * What one folder of plugins holds.
 *
 * @param path the folder: {@code plugins/lion}
 * @param providers what its jars provide, as far as it could be loaded
 * @param problems why something could not be loaded; each names the jar
 */
public record PluginFolder(Path path, List<Plugin> providers, List<String> problems) {
  /** Copies the lists; each problem becomes a line of printable text. */
  public PluginFolder {
    providers = List.copyOf(providers);
    problems = problems.stream().map(Printable::line).toList();
  }

  /**
   * Loads every folder below a root, in the order of their names.
   *
   * <p>Where the root holds a file {@code plugins.sha256}, as {@code sha256sum} writes it, only
   * jars that it lists are loaded. Jars are copied first, and the copies hashed and loaded. A
   * folder without a jar has neither providers nor problems; hidden files and files that are no
   * jars are passed over.
   *
   * @throws PluginException if the root is no folder or cannot be read
   */
  public static List<PluginFolder> loadAll(Path root) {
    return loadAll(root, ForeignCall.AT_START);
  }

  static List<PluginFolder> loadAll(Path root, ForeignCall calls) {
    try {
      return new FolderLoader(root, calls).loadAll();
    } catch (NotDirectoryException e) {
      throw new PluginException("plugins: " + root + " is not a folder", e);
    } catch (IOException e) {
      throw new PluginException("plugins: cannot read " + root + " (" + e + ")", e);
    }
  }
}
