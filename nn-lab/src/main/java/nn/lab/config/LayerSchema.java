package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nn.api.plugin.Hyperparameter;
import nn.autograd.registry.RegisteredPlugin;

/** The JSON schema of a layer, which may be an activation function. */
final class LayerSchema {
  private final List<? extends RegisteredPlugin<?>> layers;
  private final PluginSchema schema;

  LayerSchema(List<? extends RegisteredPlugin<?>> layers) {
    this.layers = layers;
    this.schema = new PluginSchema(ConfigSchema.LAYER, layers);
  }

  Map<String, Object> tree() {
    List<Object> forms = new ArrayList<>(schema.texts());
    layers.forEach(layer -> {
      forms.add(schema.mapping(layer));
      forms.add(keyed(layer));
      shortForm(layer, forms);
    });
    return Map.of("anyOf", forms);
  }

  /** Returns the form {@code {leaky_relu: {negative_slope: 0.2}}}. */
  private Map<String, Object> keyed(RegisteredPlugin<?> layer) {
    Map<String, Object> values =
        SchemaTypes.object(schema.properties(layer), PluginSchema.required(layer));
    return SchemaTypes.object(Map.of(layer.name(), values), List.of(layer.name()));
  }

  /** Adds the form {@code {linear: 32}}, if that says all that is needed. */
  private void shortForm(RegisteredPlugin<?> layer, List<Object> forms) {
    List<Hyperparameter<?>> all = layer.descriptor().hyperparameters();
    if (!all.isEmpty()
        && List.of(all.getFirst().name()).containsAll(PluginSchema.required(layer))) {
      Object value = schema.properties(layer).firstEntry().getValue();
      forms.add(SchemaTypes.object(Map.of(layer.name(), value), List.of(layer.name())));
    }
  }
}
