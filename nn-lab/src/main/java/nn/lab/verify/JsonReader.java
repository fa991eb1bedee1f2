package nn.lab.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.lab.verify.Json.Elements;
import nn.lab.verify.Json.Members;
import nn.lab.verify.Json.Place;
import nn.lab.verify.Json.Value;

/** Reads JSON, and besides it the {@code NaN} and {@code Infinity} that Python writes. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedTraceException if it is not JSON
   */
  static Json read(Path file) throws IOException {
    try (JsonParser parser = FACTORY.createParser(file.toFile())) {
      return new JsonReader(parser).document();
    } catch (JsonProcessingException e) {
      throw new MalformedTraceException(place(e.getLocation()), "not JSON: " + firstLine(e));
    }
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static Place place(JsonLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private Json document() throws IOException {
    if (parser.nextToken() == null) {
      throw new MalformedTraceException(place(), "not JSON: the file is empty");
    }
    Json document = value();
    if (parser.nextToken() != null) {
      throw new MalformedTraceException(place(), "not JSON: expected the end of the file");
    }
    return document;
  }

  private Json value() throws IOException {
    Place place = place();
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(place);
      case START_ARRAY -> elements(place);
      case VALUE_NUMBER_INT -> new Value(whole(), place);
      case VALUE_NUMBER_FLOAT -> new Value(parser.getDoubleValue(), place);
      case VALUE_TRUE -> new Value(true, place);
      case VALUE_FALSE -> new Value(false, place);
      case VALUE_NULL -> new Value(null, place);
      default -> new Value(parser.getText(), place);
    };
  }

  private Object whole() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getDoubleValue()
        : (Object) parser.getLongValue();
  }

  private Json members(Place place) throws IOException {
    SequencedMap<String, Json> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place key = place();
      String name = parser.currentName();
      parser.nextToken();
      if (values.putIfAbsent(name, value()) != null) {
        throw new MalformedTraceException(key, "'" + name + "' stands twice in one object");
      }
    }
    return new Members(values, place);
  }

  private Json elements(Place place) throws IOException {
    List<Json> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return new Elements(values, place);
  }
}
