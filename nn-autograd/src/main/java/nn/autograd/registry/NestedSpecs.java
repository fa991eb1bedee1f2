package nn.autograd.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.Maybe;
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
      if (value != null) {
        put(nested, hyperparameter.name(), hyperparameter.type(), value);
      }
    }
    return nested;
  }

  /** Returns whether plugins may be inside one with this descriptor. */
  static boolean areDeclaredBy(Descriptor descriptor) {
    return descriptor.hyperparameters().stream()
        .anyMatch(hyperparameter -> areIn(hyperparameter.type()));
  }

  /** Returns whether a value is a plugin, or a list of them. */
  static boolean areIn(HyperparameterType<?> type) {
    return type instanceof Component
        || (type instanceof Several<?> several && several.element() instanceof Component);
  }

  private static void put(
      SequencedMap<String, Spec> nested, String place, HyperparameterType<?> type, Object value) {
    switch (type) {
      case Component component -> {
        Spec spec = component.read(value);
        if (spec != null) {
          nested.put(place, spec);
        }
      }
      case Maybe<?>(HyperparameterType<?> element) -> {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (present != null && !present.equals(Maybe.NONE)) {
          put(nested, place, element, present);
        }
      }
      case Several<?> several when value instanceof List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          put(nested, place + "[" + i + "]", several.element(), list.get(i));
        }
      }
      default -> {}
    }
  }
}
