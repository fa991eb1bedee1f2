package nn.lab.run;

import java.util.List;
import java.util.stream.Collectors;

/** What a network makes of samples, as a table in CSV. */
public final class Predictions {
  private Predictions() {}

  /** Returns the table: for classes the one with the largest output, then every output. */
  public static String table(TrainedNetwork network, List<double[]> samples) {
    StringBuilder table = new StringBuilder(header(network)).append('\n');
    for (float[] row : network.predict(samples)) {
      if (network.hasClasses()) {
        table.append(cell(network.outputs().get(largest(row)))).append(',');
      }
      for (int i = 0; i < row.length; i++) {
        table.append(i == 0 ? "" : ",").append(row[i]);
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String header(TrainedNetwork network) {
    String prefix = network.hasClasses() ? "output." : "";
    String outputs =
        network.outputs().stream()
            .map(name -> cell(prefix + name))
            .collect(Collectors.joining(","));
    return network.hasClasses() ? "prediction," + outputs : outputs;
  }

  private static int largest(float[] row) {
    int largest = 0;
    for (int i = 1; i < row.length; i++) {
      largest = row[i] > row[largest] ? i : largest;
    }
    return largest;
  }

  /** Quotes a text that would be read as more than one cell. */
  private static String cell(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
