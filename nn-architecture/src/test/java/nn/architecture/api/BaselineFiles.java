package nn.architecture.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files beside nn.api that say what it promised; lines that start with # are comments.
 *
 * @param folder {@code nn-api/api}
 */
record BaselineFiles(Path folder) {
  private static final String COMMENTS =
      """
      # What plugins may depend on: the public signatures of nn.api. Written by the command in README.md.
      """;

  /** Returns the files of the project. */
  static BaselineFiles ofTheProject() throws IOException {
    Path module = Path.of(System.getProperty("basedir", ".")).toRealPath();
    return new BaselineFiles(module.resolveSibling("nn-api").resolve("api"));
  }

  /** Returns the recorded signatures; none where the file is missing. */
  NavigableSet<String> signatures() throws IOException {
    return new TreeSet<>(lines("signatures.txt"));
  }

  /** Records signatures. */
  void record(NavigableSet<String> signatures) throws IOException {
    Files.writeString(
        folder.resolve("signatures.txt"), COMMENTS + String.join("\n", signatures) + "\n");
  }

  /** Returns the breaks that were accepted, each with its reason, which follows {@code " # "}. */
  Map<String, String> acceptedBreaks() throws IOException {
    Map<String, String> breaks = new TreeMap<>();
    for (String line : lines("accepted-breaks.txt")) {
      String[] parts = line.split("\\s+#", 2);
      breaks.put(parts[0], parts.length < 2 ? "" : parts[1]);
    }
    return breaks;
  }

  private List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path)
        ? Files.readAllLines(path).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList()
        : List.of();
  }
}
