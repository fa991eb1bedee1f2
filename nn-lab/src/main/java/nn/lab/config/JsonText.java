package nn.lab.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and truth values as JSON. */
final class JsonText {
  private JsonText() {}

  static String of(Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(tree, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        Map<?, ?> inOrder = map instanceof SequencedMap ? map : new TreeMap<>(map);
        for (Map.Entry<?, ?> entry : inOrder.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          write(each, json);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case null -> json.writeNull();
      default -> json.writeString(String.valueOf(value));
    }
  }
}
