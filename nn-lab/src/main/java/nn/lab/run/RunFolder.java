package nn.lab.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.DurableFile;
import nn.layers.checkpoint.DurableFolder;
import nn.layers.checkpoint.FileFailure;
import nn.layers.checkpoint.NotCommittedException;
import nn.layers.training.Trainer;

/**
 * The folder of one run: {@code config.yaml}, {@code metrics.csv}, {@code summary.json}, {@code
 * curves.png} and {@code checkpoints/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final int CHECKPOINTS_KEPT = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** Creates {@code runs/<time>-<name>}, with a number behind it if that is taken. */
  public static RunFolder create(Path runs, LocalDateTime time, String name) throws IOException {
    DurableFolder.createWithParents(runs);
    String base = TIME.format(time) + "-" + name;
    for (int i = 1; ; i++) {
      Path folder = runs.resolve(i == 1 ? base : base + "-" + i);
      try {
        DurableFolder.create(folder);
        return new RunFolder(folder);
      } catch (FileAlreadyExistsException _) {
        // Creating a folder is atomic: of two runs that try, one fails and takes the next number.
      } catch (IOException e) {
        throw new RunException(
            folder + " was not created: " + FileFailure.reason(e) + "; nothing was trained");
      }
    }
  }

  /**
   * Writes the resolved config, without which no run goes on.
   *
   * @throws RunException if it cannot be written; the folder is deleted again then
   */
  public void writeConfig(String text) throws IOException {
    try {
      DurableFile.write(config(), text.getBytes(StandardCharsets.UTF_8));
    } catch (NotCommittedException e) {
      Files.deleteIfExists(path);
      throw new RunException(e.getMessage() + "; nothing was trained");
    }
  }

  /** Returns the store to read a trial's checkpoints from. */
  CheckpointStore store(Trial trial) {
    return CheckpointStore.inExisting(checkpoints(trial), CHECKPOINTS_KEPT);
  }

  /**
   * Returns the store for a trial's checkpoints. Their folder is created where it is missing, but
   * never this folder, which may be gone.
   */
  CheckpointStore createdStore(Trial trial) throws IOException {
    for (Path each : List.of(allCheckpoints(), checkpoints(trial))) {
      if (!Files.isDirectory(each)) {
        try {
          DurableFolder.create(each);
        } catch (IOException e) {
          throw new IOException(each + " was not created: " + FileFailure.reason(e), e);
        }
      }
    }
    return store(trial);
  }

  /** Returns the weights of a trial's best epoch; empty if there are none. */
  Optional<Path> best(Trial trial) {
    return Optional.of(checkpoints(trial).resolve(Trainer.BEST_WEIGHTS))
        .filter(Files::isRegularFile);
  }

  /** Returns the resolved config. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** Returns the table with one row per epoch and training. */
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

  private Path checkpoints(Trial trial) {
    return allCheckpoints().resolve(String.format(Locale.ROOT, "%03d", trial.number()));
  }

  private Path allCheckpoints() {
    return path.resolve("checkpoints");
  }
}
