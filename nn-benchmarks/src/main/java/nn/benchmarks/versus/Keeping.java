package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what becomes of the measurements, beside the tables. */
final class Keeping {
  @Option(names = "--json", paramLabel = "FILE", description = "Write all measurements there too.")
  private @Nullable Path json;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Draw what --growth measures into this folder, a picture an axis.")
  private @Nullable Path plots;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Measure nothing, draw what --json wrote to this file; may be given several times.")
  private final List<Path> from = new ArrayList<>();

  /** Returns whether there is nothing to measure. */
  boolean isDrawingOnly() {
    return !from.isEmpty();
  }

  /** Returns what is wrong with the options, and what to do about it. */
  Optional<String> mistake(boolean growth) {
    if (isDrawingOnly() && plots == null) {
      return Optional.of("--from FILE is drawn into a folder; name it: --plots DIR");
    }
    if (plots != null && !growth && !isDrawingOnly()) {
      return Optional.of(
          "--plots draws what --growth measures; add --growth, or --from FILE to draw again");
    }
    if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling(""))) {
      return Optional.of("--json " + json + ": its folder is not there; make it first");
    }
    return Optional.empty();
  }

  /** Writes what has been measured so far; a long run may be stopped. */
  void write(Machine machine, List<Result> results) throws IOException {
    if (json != null) {
      ResultsFile.write(json, machine, results);
    }
  }

  /** Returns the measurements of earlier runs. */
  List<Result> earlier() throws IOException {
    List<Result> results = new ArrayList<>();
    for (Path file : from) {
      results.addAll(ResultsReader.read(file));
    }
    return results;
  }

  /** Draws the pictures that were asked for, and returns their files. */
  List<Path> draw(List<Result> results) throws IOException {
    return plots == null ? List.of() : new Plots(plots).draw(results);
  }
}
