package nn.tck.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.Shape;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/**
 * A recorded case, or a part of one: what another library computes.
 *
 * @param where the file and the case, for errors
 * @param values by name
 */
public record Trace(String where, Map<String, Object> values) {
  private static final String CASES = "cases";

  /** Reads the cases of a file, each with the fields of the file that stand beside its cases. */
  public static List<Trace> read(Path file) {
    Trace whole;
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      whole = part(file.toString(), value(json));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the trace " + file, e);
    }
    List<Trace> cases = new ArrayList<>();
    List<?> list = whole.list(CASES);
    for (int i = 0; i < list.size(); i++) {
      Trace each = part(file.getFileName() + ", case " + i, list.get(i));
      Map<String, Object> all = new LinkedHashMap<>(whole.values());
      all.remove(CASES);
      all.putAll(each.values());
      cases.add(new Trace(each.where() + " '" + all.get("name") + "'", all));
    }
    return List.copyOf(cases);
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> (Object) json.getLongValue();
      case VALUE_NUMBER_FLOAT -> (Object) json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  @SuppressWarnings("unchecked") // JSON's keys are words
  private static Trace part(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(where + ": expected an object");
    }
    return new Trace(where, (Map<String, Object>) map);
  }

  /** Returns whether there is a field of a name. */
  public boolean has(String field) {
    return values.get(field) != null;
  }

  /** Returns a field, which must be there. */
  public Object get(String field) {
    Object value = values.get(field);
    if (value == null) {
      throw new IllegalArgumentException(where + ": '" + field + "' is missing");
    }
    return value;
  }

  /** Returns a field that is a list. */
  public List<?> list(String field) {
    if (get(field) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(where + ": '" + field + "' must be a list");
  }

  /** Returns a field that is an object. */
  public Trace object(String field) {
    return part(where + ", " + field, get(field));
  }

  /** Returns a field that is a list of objects. */
  public List<Trace> objects(String field) {
    return list(field).stream().map(each -> part(where + ", " + field, each)).toList();
  }

  /** Returns the shape in the field {@code shape}. */
  public Shape shape() {
    return Shape.of(list("shape").stream().mapToInt(n -> ((Number) n).intValue()).toArray());
  }

  /** Returns the spec of a plugin with the hyperparameters of the case. */
  public Spec spec(String plugin) {
    return spec(plugin, object("hyperparameters").values());
  }

  private static Spec spec(String plugin, Map<?, ?> hyperparameters) {
    Spec spec = Spec.of(plugin);
    for (Map.Entry<?, ?> each : hyperparameters.entrySet()) {
      if (!"name".equals(each.getKey())) {
        spec = spec.with(String.valueOf(each.getKey()), argument(each.getValue()));
      }
    }
    return spec;
  }

  private static Object argument(@Nullable Object json) {
    return switch (json) {
      case Map<?, ?> map -> spec(String.valueOf(map.get("name")), map);
      case List<?> list -> list.stream().map(Trace::argument).toList();
      case null -> throw new IllegalArgumentException("null is no hyperparameter");
      default -> json;
    };
  }
}
