package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which tests give commands.
 *
 * @param folder also the user's home
 */
record Workspace(Path folder) {
  /** A comparison whose first optimizer diverges, and a training, each of 3 epochs. */
  static final String IRIS =
      """
      data: iris
      model: [linear: 8, relu, linear: 3]
      optimizer: adam(lr=0.02)
      epochs: 3
      batch_size: 16
      compare:
        optimizers: [sgd(lr=1e30), "lookahead(inner=adam(lr=0.05))", sgd(lr=0.05)]
        seeds: [1, 2]
      """;

  Recorded run(String... arguments) {
    return Recorded.run(folder, arguments);
  }

  /** Gives a command in a terminal with so many columns. */
  Recorded runAt(int width, String... arguments) {
    return Recorded.run(width, folder, arguments);
  }

  /** Writes a config, and returns the name of its file. */
  String config(String text) throws IOException {
    return Files.writeString(folder.resolve("tiny.yaml"), text).toString();
  }

  String runs() {
    return folder.resolve("runs").toString();
  }

  Path onlyRun() throws IOException {
    return onlyRun(folder.resolve("runs"));
  }

  /** Returns the folder of the one run in a folder. */
  static Path onlyRun(Path runs) throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> all = folders.toList();
      assertEquals(1, all.size(), all::toString);
      return all.getFirst();
    }
  }

  /** Returns the rows of a run's {@code metrics.csv} without the seconds. */
  static List<String> numbers(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.substring(0, row.lastIndexOf(',')))
        .toList();
  }
}
