package nn.lab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.plugin.Problem;

/**
 * The folders in which a data set may lie, the first wins, and the one that a download goes to.
 *
 * @param searched each may hold the files itself, or a folder with the data set's name
 * @param download where files that are nowhere are put
 * @param namedBy what the user named the only folder with; empty if none is named
 */
public record DataFolders(List<Path> searched, Path download, Optional<String> namedBy) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "NN_DATA";

  /** The option that names it, and wins. */
  public static final String OPTION = "--data-dir";

  /** Where Debian's packages {@code dataset-*} put their files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets");

  /** Copies the list. */
  public DataFolders {
    searched = List.copyOf(searched);
  }

  /**
   * Returns the folders of a user: the one that the option {@code --data-dir} or else {@code
   * NN_DATA} names, and no other; if none is named, the cache folder, then Debian's.
   */
  public static DataFolders of(Optional<Path> option, Map<String, String> environment, Path home) {
    if (option.isPresent()) {
      return named(option.get(), OPTION);
    }
    Optional<Path> variable = path(environment, VARIABLE);
    if (variable.isPresent()) {
      return named(variable.get(), VARIABLE);
    }
    Path cache = path(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("nn");
    return new DataFolders(List.of(cache, DEBIAN), cache, Optional.empty());
  }

  private static DataFolders named(Path folder, String by) {
    return new DataFolders(List.of(folder), folder, Optional.of(by));
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  /** Returns what is wrong with the folder that the user named, if one is named and not there. */
  public Optional<Problem> missing() {
    String message = Files.exists(download) ? "is no folder" : "there is no such folder";
    return namedBy
        .filter(_ -> !Files.isDirectory(download))
        .map(by -> new Problem(by, download.toString(), message));
  }

  /** Returns every folder that may hold a data set's files. */
  List<Path> candidates(String dataSet) {
    List<Path> candidates = new ArrayList<>();
    for (Path folder : searched) {
      candidates.add(folder);
      candidates.add(folder.resolve(dataSet));
    }
    return candidates;
  }

  /** Returns the folder that a data set is downloaded to. */
  Path download(String dataSet) {
    return download.resolve(dataSet);
  }
}
