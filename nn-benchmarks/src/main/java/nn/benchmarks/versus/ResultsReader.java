package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ResultsFile} wrote. */
final class ResultsReader {
  /** The fields of one result; a name stands once, so values need no order. */
  private final Map<String, String> texts = new HashMap<>();

  private final Map<String, List<Double>> numbers = new HashMap<>();

  private ResultsReader() {}

  /**
   * Returns the results in a file.
   *
   * @throws IOException with the file and what was expected, if it holds something else
   */
  static List<Result> read(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT
            && json.getParsingContext().getParent().inArray()) {
          results.add(new ResultsReader().result(json));
        }
      }
    } catch (NoSuchFileException _) {
      throw new IOException(file + ": there is no such file; --json FILE writes one");
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": expected what --json wrote, found no JSON", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": expected what --json wrote, found " + e.getMessage(), e);
    }
    return results;
  }

  private Result result(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentToken().isScalarValue()) {
        add(json);
      }
    }
    Result result =
        new Result(
            text("work"),
            text("peer"),
            one(Unit.values(), Unit::symbol, text("unit")),
            numbers.getOrDefault("ours", List.of()),
            numbers.getOrDefault("theirs", List.of()),
            numbers.getOrDefault("hand_overs", List.of()),
            texts.get("remark"),
            point());
    if (result.remark() == null && (result.ours().isEmpty() || result.theirs().isEmpty())) {
      throw new IllegalArgumentException("no measurements of " + result.work());
    }
    return result;
  }

  private void add(JsonParser json) throws IOException {
    boolean inArray = json.getParsingContext().inArray();
    String name =
        inArray ? json.getParsingContext().getParent().getCurrentName() : json.currentName();
    if (inArray) {
      numbers.computeIfAbsent(name, _ -> new ArrayList<>()).add(json.getDoubleValue());
    } else {
      texts.put(name, json.getText());
    }
  }

  private @Nullable Point point() {
    return texts.containsKey("axis")
        ? new Point(
            one(Axis.values(), Axis::id, text("axis")),
            Double.parseDouble(text("at")),
            Double.parseDouble(text("limit")))
        : null;
  }

  private String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("a result without '" + name + "'");
    }
    return text;
  }

  private static <T> T one(T[] all, Function<T, String> name, String wanted) {
    return Arrays.stream(all)
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + wanted + "'"));
  }
}
