package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that trains a network, and where it says what accuracy that reached. */
sealed interface Program {

  /**
   * Returns how it is started.
   *
   * @param folder where it may leave files
   */
  List<String> command(Path folder);

  /** Returns the test accuracy after its last epoch. */
  double accuracy(Path folder) throws IOException;

  /** The {@code nn} command, whose accuracy stands in the summary of its run folder. */
  record Nn(List<String> train) implements Program {
    @Override
    public List<String> command(Path folder) {
      return Stream.concat(train.stream(), Stream.of("--runs", folder.toString())).toList();
    }

    @Override
    public double accuracy(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        Path summary =
            files
                .filter(file -> file.endsWith("summary.json"))
                .findFirst()
                .orElseThrow(() -> new IOException("expected a summary.json below " + folder));
        return number(Files.readString(summary), "test_accuracy");
      }
    }
  }

  /** A script that prints its accuracy. */
  record Script(List<String> command) implements Program {
    @Override
    public List<String> command(Path folder) {
      return command;
    }

    @Override
    public double accuracy(Path folder) throws IOException {
      return number(Files.readString(ProcessRun.output(folder)), "accuracy");
    }
  }

  /** Returns the last number of this name. */
  private static double number(String text, String name) throws IOException {
    double number = Double.NaN;
    try (JsonParser json = new JsonFactory().createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken().isNumeric() && name.equals(json.currentName())) {
          number = json.getDoubleValue();
        }
      }
    }
    return number;
  }
}
