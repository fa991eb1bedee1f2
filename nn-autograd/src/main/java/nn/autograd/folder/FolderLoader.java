package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.autograd.registry.ForeignCall;
import nn.autograd.registry.SideBySide;
import org.jspecify.annotations.Nullable;

/** Loads the folders below a root, all at the same time. */
final class FolderLoader {
  private final Path root;
  private final Path realRoot;
  private final ForeignCall calls;
  private @Nullable LockFile lock;
  private @Nullable JarCopies copies;

  /**
   * Creates a loader.
   *
   * @param calls how providers are created
   */
  FolderLoader(Path root, ForeignCall calls) throws IOException {
    this.root = root;
    this.realRoot = root.toRealPath();
    this.calls = calls;
  }

  List<PluginFolder> loadAll() throws IOException {
    List<Path> paths = new ArrayList<>(sorted(root));
    Path lockFile = root.resolve(LockFile.NAME);
    if (Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)) {
      List<String> problems = readLock(lockFile);
      if (!problems.isEmpty()) {
        return List.of(new PluginFolder(lockFile, List.of(), problems));
      }
      paths.remove(lockFile);
    }
    paths.removeIf(path -> !isJar(path) && (isHidden(path) || !Files.isDirectory(path)));
    return SideBySide.map(paths, path -> path, this::load);
  }

  private List<String> readLock(Path file) {
    List<String> problems = new ArrayList<>();
    try {
      if (leadsOut(file)) {
        problems.add(file + " is a link that leads out of the plugin folder; no plugin is loaded");
      } else if (!Files.isRegularFile(file)) {
        problems.add(file + " is not a file; no plugin is loaded");
      } else {
        lock = LockFile.read(file, problems);
      }
    } catch (IOException e) {
      problems.add(file + " cannot be read (" + e + "); no plugin is loaded");
    }
    return problems;
  }

  private boolean leadsOut(Path path) throws IOException {
    return !path.toRealPath().startsWith(realRoot);
  }

  private PluginFolder load(Path path) {
    List<String> problems = new ArrayList<>();
    try {
      if (leadsOut(path)) {
        return failed(path, "is a link that leads out of the plugin folder; copy the jars instead");
      }
      if (!Files.isDirectory(path)) {
        return failed(path, "is a file; put each plugin's jars into a folder of its own");
      }
      List<Path> jars = sorted(path).stream().filter(FolderLoader::isJar).toList();
      if (jars.isEmpty()) {
        return new PluginFolder(path, List.of(), List.of());
      }
      return load(path, jars, copies(), problems);
    } catch (IOException e) {
      problems.add(path + " cannot be read (" + e.getMessage() + ")");
    }
    return new PluginFolder(path, List.of(), problems);
  }

  private synchronized JarCopies copies() throws IOException {
    if (copies == null) {
      copies = JarCopies.of(root);
    }
    return copies;
  }

  private PluginFolder load(Path path, List<Path> jars, JarCopies into, List<String> problems)
      throws IOException {
    List<JarCopies.Copy> copied = new ArrayList<>();
    for (Path jar : jars) {
      if (leadsOut(jar)) {
        problems.add(jar + " is a link that leads out of the plugin folder; copy the jar");
      } else if (!Files.isRegularFile(jar)) {
        problems.add(jar + " is not a file");
      } else {
        JarCopies.Copy copy = into.copy(jar);
        problem(copy).ifPresentOrElse(problems::add, () -> copied.add(copy));
      }
    }
    PluginFolder loaded =
        problems.isEmpty()
            ? PluginLayer.load(path, copied, calls)
            : new PluginFolder(path, List.of(), problems);
    return new PluginFolder(
        path, loaded.providers(), loaded.problems().stream().map(into::original).toList());
  }

  /** Returns why a jar is not loaded. */
  private Optional<String> problem(JarCopies.Copy jar) {
    Optional<String> notLocked = lock == null ? Optional.empty() : lock.problem(jar);
    return notLocked.isPresent() ? notLocked : JarCheck.problem(jar.path());
  }

  private static PluginFolder failed(Path path, String problem) {
    return new PluginFolder(path, List.of(), List.of(path + " " + problem));
  }

  private static boolean isJar(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".jar") && !isHidden(path);
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
