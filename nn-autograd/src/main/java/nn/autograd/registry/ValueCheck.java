package nn.autograd.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.HyperparameterType.Maybe;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/** Checks the values that a config gives to one plugin, each by itself. */
final class ValueCheck {
  private final RegisteredPlugin<?> plugin;

  ValueCheck(RegisteredPlugin<?> plugin) {
    this.plugin = plugin;
  }

  /** Reports keys that the plugin does not declare, and values of a wrong type or out of range. */
  void checkGiven(Map<String, Object> given, Problems problems) {
    given.forEach((key, value) ->
        hyperparameters().stream()
            .filter(hyperparameter -> hyperparameter.name().equals(key))
            .findFirst()
            .ifPresentOrElse(
                hyperparameter -> checkValue(hyperparameter, value, problems.in(key)),
                () -> problems.add(unknown(key))));
  }

  /** Reports hyperparameters that have no default and are not given. */
  void checkMissing(Map<String, Object> given, Problems problems) {
    for (Hyperparameter<?> hyperparameter : hyperparameters()) {
      if (hyperparameter.defaultValue() == null && !given.containsKey(hyperparameter.name())) {
        problems.add(
            hyperparameter.name(),
            "is missing; must be "
                + hyperparameter.type().expected()
                + ". "
                + hyperparameter.documentation()
                + " "
                + who());
      }
    }
  }

  private void checkValue(Hyperparameter<?> hyperparameter, Object value, Problems problems) {
    if (present(hyperparameter.type()) instanceof Several<?> several
        && value instanceof List<?> list
        && !list.isEmpty()
        && (several.count() == 0 || several.count() == list.size())) {
      for (int i = 0; i < list.size(); i++) {
        checkType(hyperparameter, several.element(), list.get(i), problems.in(i));
      }
    } else {
      checkType(hyperparameter, hyperparameter.type(), value, problems);
    }
  }

  private static HyperparameterType<?> present(HyperparameterType<?> type) {
    return type instanceof Maybe<?>(HyperparameterType<?> element) ? element : type;
  }

  private void checkType(
      Hyperparameter<?> hyperparameter, HyperparameterType<?> type, Object value, Problems here) {
    if (value instanceof Optional<?> none && none.isEmpty() && !(type instanceof Maybe<?>)) {
      here.add("has no value; write one, or remove the key. It must be " + type.expected());
    } else if (type.read(value) == null) {
      here.addValue(
          value, "must be " + type.expected() + ". " + defaultOf(hyperparameter) + ". " + who());
    }
  }

  private static String defaultOf(Hyperparameter<?> hyperparameter) {
    Object value = hyperparameter.defaultValue();
    return value == null ? "It has no default" : "Default " + Spec.text(value);
  }

  private String unknown(String key) {
    List<String> names = hyperparameters().stream().map(Hyperparameter::name).toList();
    return "'"
        + key
        + "' is unknown for '"
        + plugin.name()
        + "'."
        + Suggestions.didYouMean(key, names)
        + (names.isEmpty()
            ? " It has no hyperparameters."
            : " Known: " + String.join(", ", names) + ".");
  }

  private List<Hyperparameter<?>> hyperparameters() {
    return plugin.descriptor().hyperparameters();
  }

  private String who() {
    return "(" + plugin.name() + ", " + plugin.module() + ")";
  }
}
