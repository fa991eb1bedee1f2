package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a side is asked. */
sealed interface Request {
  /** To make a work ready. */
  record Prepare(Work work) implements Request {}

  /** To repeat it for so long. */
  record Run(double seconds) implements Request {}

  /** To find the machine's limits for a step that moves so many bytes; only ours is asked. */
  record FindLimits(double bytes) implements Request {}

  static Request parse(String line) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Integer> sizes = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        JsonToken token = json.currentToken();
        String field = json.currentName();
        if (field == null && token.isNumeric()) {
          sizes.add(json.getIntValue());
        } else if (field != null && token.isScalarValue()) {
          fields.put(field, json.getText());
        }
      }
    }
    return switch (field(fields, "do")) {
      case "prepare" -> new Prepare(work(fields, sizes));
      case "limits" -> new FindLimits(Double.parseDouble(field(fields, "bytes")));
      default -> new Run(Double.parseDouble(field(fields, "seconds")));
    };
  }

  private static Work work(Map<String, String> fields, List<Integer> sizes) {
    return switch (field(fields, "kind")) {
      case "perceptron" -> perceptron(fields, sizes);
      case "network" ->
          new Work.Network(
              field(fields, "architecture"), number(fields, "batch"), field(fields, "optimizer"));
      case "optimizer" ->
          new Work.OptimizerStep(field(fields, "optimizer"), number(fields, "parameters"));
      case "matrix step" ->
          new Work.MatrixStep(
              field(fields, "optimizer"), number(fields, "rows"), number(fields, "columns"));
      case "product" ->
          new Work.Product(
              number(fields, "m"),
              number(fields, "n"),
              number(fields, "k"),
              Boolean.parseBoolean(field(fields, "transpose_a")),
              Boolean.parseBoolean(field(fields, "transpose_b")));
      case "fashion epoch" ->
          new Work.FashionEpoch(field(fields, "folder"), number(fields, "batch"));
      default -> throw new IllegalArgumentException("unknown kind of work in " + fields);
    };
  }

  private static Work perceptron(Map<String, String> fields, List<Integer> sizes) {
    Work.Perceptron perceptron =
        new Work.Perceptron(
            List.copyOf(sizes), number(fields, "batch"), field(fields, "optimizer"));
    return fields.containsKey("dead") ? new Work.DeadUnits(perceptron) : perceptron;
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no '" + name + "' in " + fields);
    }
    return value;
  }

  private static int number(Map<String, String> fields, String name) {
    return Integer.parseInt(field(fields, name));
  }
}
