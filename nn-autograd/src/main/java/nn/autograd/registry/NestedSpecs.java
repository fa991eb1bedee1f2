package nn.autograd.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Spec;

/** Finds the plugins that are hyperparameters of another. */
public final class NestedSpecs {
  private NestedSpecs() {}

  /**
   * Returns the plugins inside a spec, given or by default, by their places: {@code inner}, {@code
   * parts[0]}. What is no plugin where one should be is left out.
   */
  public static SequencedMap<String, Spec> of(Descriptor descriptor, Spec spec) {
    SequencedMap<String, Spec> nested = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      Object given = spec.values().get(hyperparameter.name());
      Object value = given == null ? hyperparameter.defaultValue() : given;
      if (value != null && hyperparameter.type() instanceof Component type) {
        put(nested, hyperparameter.name(), type, value);
      } else if (value instanceof List<?> list
          && hyperparameter.type() instanceof Several<?> several
          && several.element() instanceof Component type) {
        for (int i = 0; i < list.size(); i++) {
          put(nested, hyperparameter.name() + "[" + i + "]", type, list.get(i));
        }
      }
    }
    return nested;
  }

  private static void put(
      SequencedMap<String, Spec> nested, String place, Component type, Object value) {
    Spec spec = type.read(value);
    if (spec != null) {
      nested.put(place, spec);
    }
  }
}
