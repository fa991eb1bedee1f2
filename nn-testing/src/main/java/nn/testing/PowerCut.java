package nn.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nn.testing.FaultyFileSystem.Operation;

/**
 * What a disk holds after a loss of power, replayed from the operations before it.
 *
 * <p>A file is whole if its content was forced after the last write. Names that were not forced may
 * be there or not; {@link Names} says which of both extremes is asked for. A file whose name is
 * there and whose content was not forced is the one that is found with 0 bytes.
 */
public final class PowerCut {
  /** Which names are on the disk. */
  public enum Names {
    /** Only those that were forced. */
    FORCED,
    /** All, as when the system wrote its folders by itself a moment before. */
    ALL
  }

  private final Map<Path, Map<Path, Entry>> now = new LinkedHashMap<>();
  private final Map<Path, Map<Path, Entry>> forced = new LinkedHashMap<>();
  private final Set<Path> created = new LinkedHashSet<>();

  private static final class Entry {
    final boolean isFolder;
    boolean isWhole;

    Entry(boolean isFolder) {
      this.isFolder = isFolder;
      this.isWhole = isFolder;
    }
  }

  private PowerCut() {}

  /**
   * Returns the files that can be reached, each with whether it is whole.
   *
   * @param operations what was done; none of it may have failed
   */
  public static Map<Path, Boolean> after(List<Operation> operations, Names names) {
    PowerCut disk = new PowerCut();
    operations.forEach(disk::replay);
    return disk.files(names == Names.FORCED ? disk.forced : disk.now);
  }

  private void replay(Operation operation) {
    Path path = operation.path();
    switch (operation.kind()) {
      case "create" -> entries(path).put(path, new Entry(false));
      case "mkdir" -> {
        entries(path).put(path, new Entry(true));
        created.add(path);
      }
      case "write" -> written(path).isWhole = false;
      case "force" -> force(path);
      case "move" -> move(operation.source(), path);
      case "delete" -> entries(path).remove(path);
      default -> {}
    }
  }

  private void move(Path source, Path target) {
    Entry entry = written(source);
    entries(source).remove(source);
    entries(target).put(target, entry);
  }

  private void force(Path path) {
    Entry entry = entries(path).get(path);
    if (entry != null && !entry.isFolder) {
      entry.isWhole = true;
    } else {
      forced.put(path, new LinkedHashMap<>(now.getOrDefault(path, Map.of())));
    }
  }

  private Entry written(Path path) {
    return Objects.requireNonNull(entries(path).get(path), () -> path + " was not created");
  }

  /** Returns what the folder of a path holds. */
  private Map<Path, Entry> entries(Path path) {
    return now.computeIfAbsent(folder(path), _ -> new LinkedHashMap<>());
  }

  private static Path folder(Path path) {
    return Objects.requireNonNull(path.getParent(), "the root has no name");
  }

  private Map<Path, Boolean> files(Map<Path, Map<Path, Entry>> folders) {
    Map<Path, Boolean> files = new LinkedHashMap<>();
    folders.forEach((folder, entries) ->
        entries.forEach((path, entry) -> {
          if (!entry.isFolder && isReachable(folder, folders)) {
            files.put(path, entry.isWhole);
          }
        }));
    return files;
  }

  /** A folder that was there before all is reached; another by its name in the one above. */
  private boolean isReachable(Path folder, Map<Path, Map<Path, Entry>> folders) {
    return !created.contains(folder)
        || (folders.getOrDefault(folder(folder), Map.of()).containsKey(folder)
            && isReachable(folder(folder), folders));
  }
}
