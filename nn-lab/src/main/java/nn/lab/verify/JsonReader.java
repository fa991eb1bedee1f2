package nn.lab.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nn.lab.verify.Json.Elements;
import nn.lab.verify.Json.Members;
import nn.lab.verify.Json.Place;
import nn.lab.verify.Json.Value;

/**
 * Reads JSON, and besides it the {@code NaN} and {@code Infinity} that Python writes.
 *
 * <p>A control character in a text is read as the escape that JSON has for it, so that a name from
 * a file cannot steer the terminal that it is printed on.
 */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
  private static final Pattern SOURCE =
      Pattern.compile("at \\[Source: .*; line: (\\d+), column: (\\d+)]");
  private static final Pattern OPTION = Pattern.compile(", from `[^`]*`");

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
    try (InputStream stream = Files.newInputStream(file);
        JsonParser parser = FACTORY.createParser(stream)) {
      return new JsonReader(parser).documentOrProblem();
    }
  }

  private Json documentOrProblem() throws IOException {
    try {
      return document();
    } catch (StreamConstraintsException e) {
      throw new MalformedTraceException(
          place(parser.currentLocation()), "too large to be a trace: " + reason(e));
    } catch (JsonProcessingException e) {
      throw new MalformedTraceException(place(e.getLocation()), "not JSON: " + reason(e));
    }
  }

  /** Returns Jackson's first line without the names of its own options. */
  private static String reason(JsonProcessingException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("");
    return OPTION.matcher(SOURCE.matcher(line).replaceAll("at $1:$2")).replaceAll("");
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
      default -> new Value(printable(parser.getText()), place);
    };
  }

  private static String printable(String text) {
    return CONTROL.matcher(text).replaceAll(JsonReader::escape);
  }

  private static String escape(MatchResult control) {
    return String.format(Locale.ROOT, "\\\\u%04x", (int) control.group().charAt(0));
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
      String name = printable(parser.currentName());
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
