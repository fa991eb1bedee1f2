package nn.lab.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** The JSON schema of hyperparameters. */
final class SchemaTypes {
  private SchemaTypes() {}

  /**
   * Returns the schema of a type.
   *
   * @param kind what a nested plugin is: {@code optimizer}
   */
  static Map<String, Object> of(HyperparameterType<?> type, String kind) {
    return switch (type) {
      case HyperparameterType.Real(Range range) -> number("number", range);
      case HyperparameterType.Whole(Range range) -> number("integer", range);
      case HyperparameterType.Flag _ -> Map.of("type", "boolean");
      case HyperparameterType.Choice(List<String> words) -> Map.of("enum", words);
      case HyperparameterType.Text _ -> Map.of("type", "string");
      case HyperparameterType.Maybe<?>(var element) ->
          Map.of("anyOf", List.of(of(element, kind), absent()));
      case HyperparameterType.Component _ -> reference(kind);
      case HyperparameterType.EachDimension(int count, Range range, List<String> words) ->
          eachDimension(number("integer", range), count, words);
      case HyperparameterType.Several<?>(var element, int count, boolean emptyAllowed) ->
          list(of(element, kind), emptyAllowed ? 0 : Math.max(1, count), count);
    };
  }

  private static Map<String, Object> eachDimension(
      Map<String, Object> number, int count, List<String> words) {
    List<Map<String, Object>> forms = new ArrayList<>(List.of(number, list(number, count, count)));
    if (!words.isEmpty()) {
      forms.add(Map.of("enum", words));
    }
    return Map.of("anyOf", forms);
  }

  private static Map<String, Object> absent() {
    return Map.of("enum", Arrays.asList(HyperparameterType.Maybe.NONE, null));
  }

  private static Map<String, Object> number(String type, Range range) {
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    if (Double.isFinite(range.min())) {
      schema.put(range.minIncluded() ? "minimum" : "exclusiveMinimum", range.min());
    }
    if (Double.isFinite(range.max())) {
      schema.put(range.maxIncluded() ? "maximum" : "exclusiveMaximum", range.max());
    }
    return schema;
  }

  /**
   * Returns the schema of a list.
   *
   * @param count how many elements it has at most; 0 for any number
   */
  static Map<String, Object> list(Map<String, Object> element, int least, int count) {
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", element);
    schema.put("minItems", least);
    if (count > 0) {
      schema.put("maxItems", count);
    }
    return schema;
  }

  /** Returns a reference to a definition. */
  static Map<String, Object> reference(String definition) {
    return Map.of("$ref", "#/definitions/" + definition);
  }

  /** Returns a mapping that has no other properties. */
  static SequencedMap<String, Object> object(
      Map<String, Object> properties, List<String> required) {
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Returns the schemas of hyperparameters by name. */
  static SequencedMap<String, Object> properties(List<Hyperparameter<?>> all, String kind) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : all) {
      SequencedMap<String, Object> property = new LinkedHashMap<>();
      Object byDefault = hyperparameter.defaultValue();
      property.put(
          "description",
          hyperparameter.documentation()
              + (byDefault == null ? "" : " Default: " + Spec.text(byDefault) + "."));
      property.putAll(of(hyperparameter.type(), kind));
      properties.put(hyperparameter.name(), property);
    }
    return properties;
  }
}
