package nn.optim.lookahead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Spec;

/** Reads the golden files: what reference implementations compute. */
final class Golden {
  private Golden() {}

  /** Returns the cases of a file, for example {@code optimizers/adam}. */
  static List<JsonNode> cases(String file) {
    Path path = Path.of(System.getProperty("nn.golden")).resolve(file + ".json");
    try {
      List<JsonNode> cases = new ArrayList<>();
      new ObjectMapper().readTree(path.toFile()).get("cases").forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the spec that a name and a JSON object of hyperparameters stand for. */
  static Spec spec(String name, JsonNode hyperparameters) {
    Spec spec = Spec.of(name);
    for (var field : hyperparameters.properties()) {
      if (!field.getKey().equals("name")) {
        spec = spec.with(field.getKey(), value(field.getValue()));
      }
    }
    return spec;
  }

  private static Object value(JsonNode json) {
    if (json.isObject()) {
      return spec(json.get("name").asText(), json);
    }
    if (json.isArray()) {
      List<Object> list = new ArrayList<>();
      json.forEach(element -> list.add(value(element)));
      return list;
    }
    if (json.isTextual()) {
      return json.asText();
    }
    if (json.isBoolean()) {
      return json.asBoolean();
    }
    return json.isIntegralNumber() ? (Object) json.asLong() : (Object) json.asDouble();
  }

  /** Returns the numbers of an array. */
  static float[] floats(JsonNode array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) array.get(i).asDouble();
    }
    return floats;
  }
}
