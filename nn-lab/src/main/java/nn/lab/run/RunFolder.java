package nn.lab.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The folder of one run: {@code config.yaml}, {@code metrics.csv}, {@code summary.json}, {@code
 * curves.png} and {@code checkpoints/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** Creates {@code runs/<time>-<name>}, with a number behind it if that is taken. */
  public static RunFolder create(Path runs, LocalDateTime time, String name) throws IOException {
    Files.createDirectories(runs);
    String base = TIME.format(time) + "-" + name;
    for (int i = 1; ; i++) {
      Path folder = runs.resolve(i == 1 ? base : base + "-" + i);
      try {
        return new RunFolder(Files.createDirectory(folder));
      } catch (FileAlreadyExistsException _) {
        // Creating a folder is atomic: of two runs that try, one fails and takes the next number.
      }
    }
  }

  /** Returns the resolved config. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** Returns the table with a row an epoch. */
  public Path metrics() {
    return path.resolve("metrics.csv");
  }

  /** Returns the results. */
  public Path summary() {
    return path.resolve("summary.json");
  }

  /** Returns the picture of loss and accuracy over the epochs. */
  public Path curves() {
    return path.resolve("curves.png");
  }

  /** Returns the file that a process locks while it works in the folder. */
  Path lock() {
    return path.resolve(".lock");
  }

  /** Returns the folder with a trial's checkpoints. */
  Path checkpoints(Trial trial) {
    return path.resolve("checkpoints").resolve(String.format(Locale.ROOT, "%03d", trial.number()));
  }
}
