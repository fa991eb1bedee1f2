package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.ConfigForm.Either;
import nn.lab.config.ConfigForm.Keys;
import nn.lab.config.ConfigForm.Layer;
import nn.lab.config.ConfigForm.Plugin;
import nn.lab.config.ConfigForm.Several;
import nn.lab.config.ConfigForm.Text;
import nn.lab.config.ConfigForm.Value;

/** The JSON schema of configs, draft 7, with the plugins that are installed; for editors. */
public final class ConfigSchema {
  static final String LAYER = "layer";
  static final String DATASET = "dataset";
  static final String GRADIENT_TRANSFORM = "gradient_transform";

  private final Plugins plugins;

  /** Creates the schema for these plugins. */
  public ConfigSchema(Plugins plugins) {
    this.plugins = plugins;
  }

  /** Returns the schema as text. */
  public String json() {
    return JsonText.of(tree());
  }

  SequencedMap<String, Object> tree() {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put("$schema", "http://json-schema.org/draft-07/schema#");
    tree.put("title", "nn experiment");
    tree.putAll(mapping(ConfigStructure.ALL));
    tree.put(
        "anyOf",
        List.of(
            Map.of("required", List.of(ConfigStructure.OPTIMIZER.name())),
            Map.of("required", List.of(ConfigStructure.COMPARE.name()))));
    tree.put("definitions", definitions());
    return tree;
  }

  /** Returns a definition for each kind of plugin, and one for layers. */
  private Map<String, Object> definitions() {
    SequencedMap<String, List<RegisteredPlugin<?>>> kinds = new LinkedHashMap<>();
    for (RegisteredPlugin<?> plugin : plugins.all()) {
      kinds.merge(definition(plugin), List.of(plugin), PluginSchema::joined);
    }
    SequencedMap<String, Object> definitions = new LinkedHashMap<>();
    kinds.forEach((kind, all) -> definitions.put(kind, new PluginSchema(kind, all).tree()));
    definitions.putIfAbsent(DATASET, Map.of("not", Map.of()));
    definitions.put(LAYER, new LayerSchema(plugins.layersAndActivations().list()).tree());
    return definitions;
  }

  private static String definition(RegisteredPlugin<?> plugin) {
    return plugin.isGradientTransform() ? GRADIENT_TRANSFORM : plugin.kind().name();
  }

  private static SequencedMap<String, Object> mapping(Keys keys) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    keys.keys().forEach(key -> properties.put(key.name(), property(key)));
    List<String> required =
        keys.keys().stream().filter(ConfigKey::isRequired).map(ConfigKey::name).toList();
    return SchemaTypes.object(properties, required);
  }

  private static Map<String, Object> property(ConfigKey key) {
    String byDefault = key.byDefault().isEmpty() ? "" : " Default: " + key.byDefault() + ".";
    SequencedMap<String, Object> property = new LinkedHashMap<>();
    property.put("description", key.documentation() + byDefault);
    property.putAll(form(key.form()));
    return property;
  }

  private static Map<String, Object> form(ConfigForm form) {
    return switch (form) {
      case Value(var type) -> SchemaTypes.of(type, "");
      case Text _ -> Map.of("type", List.of("string", "number", "boolean"));
      case Plugin(String kind, _) -> SchemaTypes.reference(kind);
      case Layer _ -> SchemaTypes.reference(LAYER);
      case Keys keys -> mapping(keys);
      case Several(var element, _) -> SchemaTypes.list(form(element), 1, 0);
      case Either(var one, var other) -> Map.of("anyOf", List.of(form(one), form(other)));
    };
  }
}
