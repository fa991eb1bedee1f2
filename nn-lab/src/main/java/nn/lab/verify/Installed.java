package nn.lab.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.Maybe;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.verify.Trace.Kind;
import nn.lab.verify.Trace.Use;
import nn.layers.loss.Losses;

/** Finds out which plugins a trace lacks. */
final class Installed {
  private final Map<Kind, List<? extends RegisteredPlugin<?>>> plugins = new EnumMap<>(Kind.class);

  Installed(Nn nn, Losses losses) {
    plugins.put(Kind.OPTIMIZER, nn.optimizers().list());
    plugins.put(Kind.SCHEDULE, nn.schedules().list());
    plugins.put(Kind.ACTIVATION, nn.activations().list());
    plugins.put(Kind.LOSS, losses.list());
    plugins.put(Kind.LAYER, nn.layers().list());
  }

  /** Returns the plugins of a trace that are not installed, those inside others included. */
  List<Missing> missing(Trace trace) {
    List<Missing> missing = new ArrayList<>();
    for (Use use : trace.uses()) {
      addMissing(use.kind(), use.spec(), missing);
    }
    return missing.stream().distinct().toList();
  }

  /** A plugin that is not installed. */
  record Missing(Kind kind, String name) {
    @Override
    public String toString() {
      return kind + " '" + name + "'";
    }
  }

  private void addMissing(Kind kind, Spec spec, List<Missing> missing) {
    Optional<? extends RegisteredPlugin<?>> plugin = find(kind, spec.name());
    if (plugin.isEmpty()) {
      missing.add(new Missing(kind, spec.name()));
      return;
    }
    for (Hyperparameter<?> hyperparameter : plugin.get().descriptor().hyperparameters()) {
      Object value = spec.values().get(hyperparameter.name());
      if (value != null) {
        inside(hyperparameter.type(), value).forEach(each -> addMissing(kind, each, missing));
      }
    }
  }

  private Optional<? extends RegisteredPlugin<?>> find(Kind kind, String name) {
    return plugins.getOrDefault(kind, List.of()).stream()
        .filter(plugin -> plugin.descriptor().names().contains(name))
        .findFirst();
  }

  /** Returns the plugins in the value of a hyperparameter. */
  private static List<Spec> inside(HyperparameterType<?> type, Object value) {
    if (type instanceof Maybe<?>(HyperparameterType<?> element)) {
      return value.equals(Maybe.NONE) ? List.of() : inside(element, value);
    }
    if (type instanceof Component component) {
      Spec spec = component.read(value);
      return spec == null ? List.of() : List.of(spec);
    }
    return type instanceof Several<?>(Component element, _, _) && value instanceof List<?> list
        ? list.stream().flatMap(each -> inside(element, each).stream()).toList()
        : List.of();
  }
}
