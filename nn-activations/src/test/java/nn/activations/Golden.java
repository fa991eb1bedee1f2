package nn.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Spec;

/** Reads the golden files: what PyTorch computes in float64. */
final class Golden {
  private Golden() {}

  /** Returns the cases of a file, for example {@code activations/elementwise}. */
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

  /** Returns the name and the hyperparameters of a case. */
  static Spec spec(JsonNode json) {
    Spec spec = Spec.of(json.get("name").asText());
    for (var field : json.get("hyperparameters").properties()) {
      JsonNode value = field.getValue();
      Object plain =
          value.isTextual()
              ? value.asText()
              : value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
      spec = spec.with(field.getKey(), plain);
    }
    return spec;
  }

  static float[] floats(JsonNode array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) array.get(i).asDouble();
    }
    return floats;
  }

  /** Returns the shape of a tensor in a file. */
  static Shape shape(JsonNode tensor) {
    int[] lengths = new int[tensor.get("shape").size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = tensor.get("shape").get(i).asInt();
    }
    return Shape.of(lengths);
  }

  /** Fails unless all elements are within 1e-5, relative, or 1e-6 near zero. */
  static void assertClose(JsonNode expected, Tensor actual, String what) {
    float[] values = actual.toArray();
    assertEquals(expected.size(), values.length, what);
    for (int i = 0; i < values.length; i++) {
      double e = expected.get(i).asDouble();
      assertEquals(e, values[i], Math.max(1e-6, 1e-5 * Math.abs(e)), what + "[" + i + "]");
    }
  }
}
