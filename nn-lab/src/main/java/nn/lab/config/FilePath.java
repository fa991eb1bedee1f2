package nn.lab.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import nn.api.plugin.Problems;
import nn.lab.config.Node.Scalar;

/** Reads the path of a file. */
final class FilePath {
  private FilePath() {}

  /**
   * Returns the absolute path that a node holds; empty if it holds none, which is reported. A path
   * in a file is relative to that file, one on the command line to the current folder.
   */
  static Optional<Path> read(Node node, Problems here) {
    if (node instanceof Scalar(String text, var place) && !text.isEmpty()) {
      try {
        Path file =
            place.line() == 0 ? Path.of(text) : Path.of(place.source()).resolveSibling(text);
        return Optional.of(file.toAbsolutePath().normalize());
      } catch (InvalidPathException e) {
        here.addValue(node, "must be the path of a file: " + e.getReason());
        return Optional.empty();
      }
    }
    here.addValue(node, "must be the path of a file");
    return Optional.empty();
  }
}
