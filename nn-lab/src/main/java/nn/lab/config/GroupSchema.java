package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.ParameterRole;
import nn.api.plugin.HyperparameterType.Whole;
import nn.api.plugin.Range;
import nn.api.plugin.Spec.Group;

/** The JSON schema of an optimizer's groups. */
final class GroupSchema {
  private GroupSchema() {}

  /**
   * Returns the schema of the list.
   *
   * @param hyperparameters what a group may change, by name
   * @param optimizer the definition of an optimizer
   */
  static Map<String, Object> of(SequencedMap<String, Object> hyperparameters, String optimizer) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        Group.MATCH,
        described("Parameters whose path has this pattern.", Map.of("type", "string")));
    properties.put(
        Group.RANK,
        described(
            "Parameters of so many dimensions.",
            SchemaTypes.of(new Whole(Range.atLeast(0)), optimizer)));
    properties.put(Group.ROLE, described("Parameters of these roles.", oneOrMore(role())));
    properties.put(
        Group.EXCEPT,
        described(
            "Not parameters of these roles or path patterns.",
            oneOrMore(Map.of("type", "string"))));
    properties.put(Group.OPTIMIZER, SchemaTypes.reference(optimizer));
    properties.putAll(hyperparameters);
    SequencedMap<String, Object> group = SchemaTypes.object(properties, List.of());
    group.put(
        "anyOf",
        Stream.of(Group.MATCH, Group.RANK, Group.ROLE)
            .map(key -> Map.of("required", List.of(key)))
            .toList());
    return SchemaTypes.list(group, 0, 0);
  }

  private static Map<String, Object> role() {
    return Map.of("enum", ParameterRole.words());
  }

  private static Map<String, Object> oneOrMore(Map<String, Object> element) {
    return Map.of("anyOf", List.of(element, SchemaTypes.list(element, 1, 0)));
  }

  private static Map<String, Object> described(String description, Map<String, Object> schema) {
    SequencedMap<String, Object> described = new LinkedHashMap<>();
    described.put("description", description);
    described.putAll(schema);
    return described;
  }
}
