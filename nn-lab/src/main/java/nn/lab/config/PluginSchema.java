package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.autograd.registry.AttachedSpec;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;

/** The JSON schema of one kind of plugin: a name, a text with arguments, or a mapping. */
final class PluginSchema {
  private final String kind;
  private final List<? extends RegisteredPlugin<?>> plugins;

  PluginSchema(String kind, List<? extends RegisteredPlugin<?>> plugins) {
    this.kind = kind;
    this.plugins = plugins;
  }

  static List<RegisteredPlugin<?>> joined(
      List<RegisteredPlugin<?>> one, List<RegisteredPlugin<?>> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  Map<String, Object> tree() {
    List<Object> forms = new ArrayList<>(texts());
    plugins.forEach(plugin -> forms.add(mapping(plugin)));
    return Map.of("anyOf", forms);
  }

  /** Returns the forms of a text: names for an editor to offer, and names with arguments. */
  List<Map<String, Object>> texts() {
    List<String> alone =
        plugins.stream()
            .filter(plugin -> required(plugin).isEmpty())
            .flatMap(plugin -> plugin.descriptor().names().stream())
            .toList();
    String any =
        plugins.stream()
            .flatMap(plugin -> plugin.descriptor().names().stream())
            .collect(Collectors.joining("|"));
    SequencedMap<String, Object> withArguments = new LinkedHashMap<>();
    withArguments.put("type", "string");
    withArguments.put("pattern", "^(" + any + ")\\s*\\(.*\\)\\s*$");
    return List.of(Map.of("enum", alone), withArguments);
  }

  /** Returns the form of a mapping with the key {@code name}. */
  Map<String, Object> mapping(RegisteredPlugin<?> plugin) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    properties.put(SpecNodes.NAME, Map.of("enum", plugin.descriptor().names()));
    properties.putAll(properties(plugin));
    if (plugin.kind().equals(PluginKind.OPTIMIZER)) {
      properties.put(SpecNodes.GROUPS, groups(plugin));
    }
    if (kind.equals(PluginKind.OPTIMIZER.name())) {
      properties.putIfAbsent(LabelReader.LABEL, LabelReader.schema());
      properties.putIfAbsent(GradientsReader.GRADIENTS, GradientsReader.schema());
    }
    if (plugin.kind().equals(PluginKind.SCHEDULE)) {
      properties.put(ScheduleReader.DRIVES, Map.of("type", "string"));
      properties.put(AttachedSpec.WARM_UP, ScheduleReader.warmUpSchema());
    }
    List<String> required =
        Stream.concat(Stream.of(SpecNodes.NAME), required(plugin).stream()).toList();
    SequencedMap<String, Object> mapping = SchemaTypes.object(properties, required);
    mapping.put("description", plugin.descriptor().summary());
    return mapping;
  }

  private Map<String, Object> groups(RegisteredPlugin<?> plugin) {
    boolean mayVary = plugin.provider() instanceof RuleProvider;
    return GroupSchema.of(mayVary ? properties(plugin) : new LinkedHashMap<>(), kind);
  }

  /** Returns the schemas of a plugin's hyperparameters by name. */
  SequencedMap<String, Object> properties(RegisteredPlugin<?> plugin) {
    return SchemaTypes.properties(plugin.descriptor().hyperparameters(), kind);
  }

  /** Returns the hyperparameters that must be given. */
  static List<String> required(RegisteredPlugin<?> plugin) {
    return plugin.descriptor().hyperparameters().stream()
        .filter(hyperparameter -> hyperparameter.defaultValue() == null)
        .map(Hyperparameter::name)
        .toList();
  }
}
