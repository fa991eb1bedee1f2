package nn.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nn.api.Shape;
import nn.api.plugin.Spec;

/** Reads the golden values and compares with them, to the tolerance that their README names. */
public final class Golden {
  private static final double RELATIVE = 1e-5;
  private static final double ABSOLUTE = 1e-6;

  private Golden() {}

  /** Returns a file of the golden folder: {@code training/mazur.json}. */
  public static JsonNode read(String file) {
    String folder = System.getProperty("nn.golden", "golden");
    try {
      return new ObjectMapper().readTree(Path.of(folder, file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cases of a file. */
  public static List<JsonNode> cases(String file) {
    List<JsonNode> cases = new ArrayList<>();
    read(file).get("cases").forEach(cases::add);
    return cases;
  }

  /** Returns the cases of a file that have one of these names; fails if there is none. */
  public static List<JsonNode> cases(String file, Collection<String> names) {
    List<JsonNode> cases = new ArrayList<>(cases(file));
    cases.removeIf(each -> !names.contains(each.get("name").asText()));
    assertFalse(cases.isEmpty(), () -> file + " has no case named " + names);
    return cases;
  }

  /** Returns the spec that a name and an object of hyperparameters stand for. */
  public static Spec spec(String name, JsonNode hyperparameters) {
    Spec spec = Spec.of(name);
    for (var field : hyperparameters.properties()) {
      if (!field.getKey().equals("name")) {
        spec = spec.with(field.getKey(), value(field.getValue()));
      }
    }
    return spec;
  }

  private static Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> spec(json.get("name").asText(), json);
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        json.forEach(element -> list.add(value(element)));
        yield list;
      }
      case BOOLEAN -> json.asBoolean();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : (Object) json.asDouble();
      default -> json.asText();
    };
  }

  /** Returns the shape of an array with {@code shape} and {@code values}. */
  public static Shape shape(JsonNode array) {
    int[] lengths = new int[array.get("shape").size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = array.get("shape").get(i).asInt();
    }
    return Shape.of(lengths);
  }

  /** Returns a list of numbers, among which infinities and NaN are texts. */
  public static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      JsonNode number = numbers.get(i);
      floats[i] =
          number.isTextual() ? Float.parseFloat(number.asText()) : (float) number.asDouble();
    }
    return floats;
  }

  /** Requires equal numbers within the tolerance. */
  public static void assertClose(String what, JsonNode expected, float[] actual) {
    assertEquals(expected.size(), actual.length, what);
    for (int i = 0; i < actual.length; i++) {
      assertClose(what + "[" + i + "]", expected.get(i).asDouble(), actual[i]);
    }
  }

  /** Requires an equal number within the tolerance. */
  public static void assertClose(String what, double expected, double actual) {
    assertEquals(expected, actual, ABSOLUTE + RELATIVE * Math.abs(expected), what);
  }
}
