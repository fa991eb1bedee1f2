package nn.lab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folders in which a data set may lie, the first wins, and the one that a download goes to.
 *
 * @param searched each may hold the files itself, or a folder with the data set's name
 * @param download where files that are nowhere are put
 */
public record DataFolders(List<Path> searched, Path download) {
  /** Where Debian's packages {@code dataset-*} put their files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets");

  /** Copies the list. */
  public DataFolders {
    searched = List.copyOf(searched);
  }

  /**
   * Returns the folders of a user: the option {@code --data-dir}, {@code NN_DATA}, the cache
   * folder, then Debian's.
   */
  public static DataFolders of(Optional<Path> option, Map<String, String> environment, Path home) {
    List<Path> folders = new ArrayList<>();
    option.ifPresent(folders::add);
    path(environment, "NN_DATA").ifPresent(folders::add);
    folders.add(path(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("nn"));
    Path download = folders.getFirst();
    folders.add(DEBIAN);
    return new DataFolders(folders, download);
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  /** Returns every folder that may hold a data set's files. */
  List<Path> candidates(String dataSet) {
    return searched.stream()
        .flatMap(folder -> List.of(folder, folder.resolve(dataSet)).stream())
        .toList();
  }

  /** Returns the folder that a data set is downloaded to. */
  Path download(String dataSet) {
    return download.resolve(dataSet);
  }
}
