package nn.layers.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.layers.data.Standardization;

/**
 * Signatures as JSON: an object of lists, {@code classes}, {@code features}, {@code mean}, {@code
 * std}.
 */
final class SignatureText {
  private static final String CLASSES = "classes";
  private static final String FEATURES = "features";
  private static final String MEAN = "mean";
  private static final String STD = "std";

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, List<Double>> numbers = new LinkedHashMap<>();

  private SignatureText() {}

  static String write(ModelSignature signature) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      write(json, CLASSES, signature.classNames());
      write(json, FEATURES, signature.featureNames());
      if (signature.standardization().isPresent()) {
        write(json, MEAN, signature.standardization().get().mean());
        write(json, STD, signature.standardization().get().std());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String key, List<String> texts) throws IOException {
    json.writeFieldName(key);
    json.writeArray(texts.toArray(String[]::new), 0, texts.size());
  }

  private static void write(JsonGenerator json, String key, double[] numbers) throws IOException {
    json.writeFieldName(key);
    json.writeArray(numbers, 0, numbers.length);
  }

  /**
   * Reads a signature; keys that a later version may add are passed over.
   *
   * @throws IOException if it is no JSON, or not the JSON of a signature
   */
  static ModelSignature read(String text) throws IOException {
    SignatureText lists = new SignatureText();
    try (JsonParser json = new JsonFactory().createParser(text)) {
      lists.readObject(json);
      return lists.signature();
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new IOException("is not what it should be: " + e.getMessage(), e);
    }
  }

  private ModelSignature signature() {
    List<String> features = texts.getOrDefault(FEATURES, List.of());
    Optional<Standardization> standardization =
        numbers.containsKey(MEAN) || numbers.containsKey(STD)
            ? Optional.of(new Standardization(array(MEAN), array(STD)))
            : Optional.empty();
    if (!features.isEmpty() && numbers.containsKey(MEAN) && array(MEAN).length != features.size()) {
      throw new IllegalArgumentException(
          features.size() + " features but " + array(MEAN).length + " means");
    }
    return new ModelSignature(texts.getOrDefault(CLASSES, List.of()), features, standardization);
  }

  private double[] array(String key) {
    return numbers.getOrDefault(key, List.of()).stream().mapToDouble(number -> number).toArray();
  }

  private void readObject(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("expected an object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case CLASSES, FEATURES -> texts.put(key, texts(key, json));
        case MEAN, STD -> numbers.put(key, numbers(key, json));
        default -> json.skipChildren();
      }
    }
  }

  private static List<String> texts(String key, JsonParser json) throws IOException {
    requireList(key, json);
    List<String> texts = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    requireEnd(key, "texts", json);
    return texts;
  }

  private static List<Double> numbers(String key, JsonParser json) throws IOException {
    requireList(key, json);
    List<Double> numbers = new ArrayList<>();
    while (json.nextToken() != null && json.currentToken().isNumeric()) {
      numbers.add(json.getDoubleValue());
    }
    requireEnd(key, "numbers", json);
    return numbers;
  }

  private static void requireList(String key, JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException(key + ": expected a list");
    }
  }

  private static void requireEnd(String key, String what, JsonParser json) {
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException(key + ": expected a list of " + what);
    }
  }
}
