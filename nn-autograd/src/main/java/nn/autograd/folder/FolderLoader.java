package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the folders below a root, one by one. */
final class FolderLoader {
  private final Path root;
  private final Path realRoot;
  private final Duration deadline;
  private @Nullable LockFile lock;

  /**
   * Creates a loader.
   *
   * @param deadline how long the constructor of a provider may take
   */
  FolderLoader(Path root, Duration deadline) throws IOException {
    this.root = root;
    this.realRoot = root.toRealPath();
    this.deadline = deadline;
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
    List<PluginFolder> folders = new ArrayList<>();
    for (Path path : paths) {
      if (!isHidden(path)) {
        folders.add(load(path));
      }
    }
    return List.copyOf(folders);
  }

  private List<String> readLock(Path file) {
    List<String> problems = new ArrayList<>();
    try {
      if (leadsOut(file)) {
        problems.add(file + " is a link that leads out of the plugin folder; no plugin is loaded");
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
      List<Path> jars =
          sorted(path).stream().filter(file -> file.toString().endsWith(".jar")).toList();
      for (Path jar : jars) {
        problem(jar).ifPresent(problems::add);
      }
      if (problems.isEmpty()) {
        return jars.isEmpty()
            ? failed(path, "holds no jar; put the plugin's jars there")
            : PluginLayer.load(path, jars, deadline);
      }
    } catch (IOException e) {
      problems.add(path + " cannot be read (" + e + ")");
    }
    return new PluginFolder(path, List.of(), problems);
  }

  /** Returns why a jar is not loaded. */
  private Optional<String> problem(Path jar) throws IOException {
    if (leadsOut(jar)) {
      return Optional.of(jar + " is a link that leads out of the plugin folder; copy the jar");
    }
    if (!Files.isRegularFile(jar)) {
      return Optional.of(jar + " is not a file");
    }
    Optional<String> notLocked = lock == null ? Optional.empty() : lock.problem(jar);
    return notLocked.isPresent() ? notLocked : JarCheck.problem(jar);
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
