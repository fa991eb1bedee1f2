package nn.lab;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say where results go. */
final class RunOptions {
  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Where the folder of this run is made (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  Path runs() {
    return runs;
  }
}
