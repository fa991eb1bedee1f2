package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nn.api.plugin.Hyperparameter;
import nn.autograd.registry.RegisteredPlugin;

/** The JSON schema of a layer. */
final class LayerSchema {
  private final List<? extends RegisteredPlugin<?>> activations;
  private final PluginSchema schema;

  LayerSchema(List<? extends RegisteredPlugin<?>> activations) {
    this.activations = activations;
    this.schema = new PluginSchema("activation", activations);
  }

  Map<String, Object> tree() {
    List<Object> forms = new ArrayList<>(schema.texts());
    forms.add(Map.of("enum", List.of(ModelReader.FLATTEN)));
    forms.add(layer(ConfigKeys.LINEAR));
    forms.add(layer(ConfigKeys.DROPOUT));
    activations.forEach(activation -> {
      forms.add(schema.mapping(activation));
      forms.add(keyed(activation));
    });
    return Map.of("anyOf", forms);
  }

  private static Map<String, Object> layer(Hyperparameter<?> layer) {
    return SchemaTypes.object(SchemaTypes.properties(List.of(layer), ""), List.of(layer.name()));
  }

  /** Returns the form {@code {leaky_relu: {negative_slope: 0.2}}}. */
  private Map<String, Object> keyed(RegisteredPlugin<?> activation) {
    Map<String, Object> values =
        SchemaTypes.object(schema.properties(activation), PluginSchema.required(activation));
    return SchemaTypes.object(Map.of(activation.name(), values), List.of(activation.name()));
  }
}
