package nn.layers.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Spec;
import nn.autograd.Nn;

/** Reads the golden values and compares with them, to the tolerance that their README names. */
public final class Golden {
  private static final double RELATIVE = 1e-5;
  private static final double ABSOLUTE = 1e-6;

  private Golden() {}

  /** Reads a file below the golden folder. */
  public static JsonNode read(String file) {
    try {
      return new ObjectMapper().readTree(Path.of(System.getProperty("nn.golden"), file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cases of a file that have one of these names. */
  public static List<JsonNode> cases(String file, List<String> names) {
    List<JsonNode> cases = new ArrayList<>();
    for (JsonNode each : read(file).get("cases")) {
      if (names.contains(each.get("name").asText())) {
        cases.add(each);
      }
    }
    if (cases.isEmpty()) {
      fail(file + " has no case named " + names);
    }
    return cases;
  }

  /** Returns an array of numbers. */
  public static float[] floats(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  /** Returns the shape of an array. */
  public static Shape shape(JsonNode array) {
    int[] lengths = new int[array.get("shape").size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = array.get("shape").get(i).asInt();
    }
    return Shape.of(lengths);
  }

  /** Returns an array as a tensor. */
  public static Tensor tensor(Nn nn, JsonNode array) {
    return nn.tensor(shape(array), floats(array.get("values")));
  }

  /** Returns an object with a name and hyperparameters as a spec. */
  public static Spec spec(String name, JsonNode hyperparameters) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    hyperparameters
        .properties()
        .forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    values.remove("name");
    return new Spec(name, values, List.of());
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return spec(node.get("name").asText(), node);
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(each -> list.add(value(each)));
      return list;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isIntegralNumber()
        ? (Object) node.asLong()
        : node.isNumber() ? (Object) node.asDouble() : node.asText();
  }

  /** Requires equal values within the tolerance. */
  public static void assertClose(String what, JsonNode expected, float[] actual) {
    assertEquals(expected.size(), actual.length, what);
    for (int i = 0; i < actual.length; i++) {
      assertClose(what + "[" + i + "]", expected.get(i).asDouble(), actual[i]);
    }
  }

  /** Requires an equal value within the tolerance. */
  public static void assertClose(String what, double expected, double actual) {
    assertEquals(expected, actual, ABSOLUTE + RELATIVE * Math.abs(expected), what);
  }
}
