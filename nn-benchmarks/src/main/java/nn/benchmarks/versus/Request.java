package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a side is asked.
 *
 * @param work what to prepare; null if it is to be run
 * @param seconds how long to run it
 */
record Request(@Nullable Work work, double seconds) {

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
    return "prepare".equals(fields.get("do"))
        ? new Request(work(fields, sizes), 0)
        : new Request(null, Double.parseDouble(fields.getOrDefault("seconds", "0")));
  }

  private static Work work(Map<String, String> fields, List<Integer> sizes) {
    return switch (field(fields, "kind")) {
      case "perceptron" ->
          new Work.Perceptron(
              List.copyOf(sizes), number(fields, "batch"), field(fields, "optimizer"));
      case "optimizer" ->
          new Work.OptimizerStep(field(fields, "optimizer"), number(fields, "parameters"));
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
