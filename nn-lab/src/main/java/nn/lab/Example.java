package nn.lab;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.Printable;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.Network;
import nn.lab.config.Plugins;
import nn.layers.FrozenPaths;

/** Makes a config that shows how a plugin is used; it can be run as it stands. */
final class Example {
  /** Hyperparameters that have a default are shown up to this many. */
  private static final int SHOWN = 3;

  /** A size that fits small images too. */
  private static final long KERNEL = 2;

  private final Plugins plugins;

  Example(Plugins plugins) {
    this.plugins = plugins;
  }

  /** Returns a spec with what must be given, and a few of the defaults. */
  Spec of(RegisteredPlugin<?> plugin) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : plugin.descriptor().hyperparameters()) {
      Object value = hyperparameter.defaultValue();
      boolean isAbsent = value != null && value.equals(Optional.empty());
      if (isAbsent && plugin.kind().equals(PluginKind.LAYER)) {
        continue; // mostly a size of the input, which a network knows
      }
      if (value == null || (isAbsent && values.size() < SHOWN)) {
        values.put(hyperparameter.name(), valid(hyperparameter.type(), plugin));
      } else if (values.size() < SHOWN) {
        values.put(hyperparameter.name(), value);
      }
    }
    return withRequired(plugin, new Spec(plugin.name(), values, List.of()));
  }

  /** Returns a layer that gets its first hyperparameter, if it cannot do without. */
  private Spec withRequired(RegisteredPlugin<?> plugin, Spec spec) {
    if (!plugin.kind().equals(PluginKind.LAYER)) {
      return spec;
    }
    Problems problems = Problems.at("");
    plugins.layers().check(spec, null, problems);
    if (problems.isEmpty()) {
      return spec;
    }
    Hyperparameter<?> first = plugin.descriptor().hyperparameters().getFirst();
    return spec.with(first.name(), valid(first.type(), plugin));
  }

  /** Returns a spec that can be run: what takes no vectors stands in a group, with adamw beside. */
  Spec runnable(RegisteredPlugin<?> plugin) {
    Spec spec = of(plugin);
    return plugin.provider() instanceof OptimizerProvider provider
            && provider.refusal(Shape.of(1)).isPresent()
        ? Spec.of("adamw").withGroup(Spec.Group.ofRank(2).withOptimizer(spec))
        : spec;
  }

  private Object valid(HyperparameterType<?> type, RegisteredPlugin<?> plugin) {
    return switch (type) {
      case HyperparameterType.Real(Range range) -> inside(range);
      case HyperparameterType.Whole(Range range) -> whole(range, plugin);
      case HyperparameterType.EachDimension(_, Range range, _) ->
          range.contains(KERNEL) ? KERNEL : (long) Math.ceil(inside(range));
      case HyperparameterType.Flag _ -> true;
      case HyperparameterType.Choice(List<String> words) -> words.getFirst();
      case HyperparameterType.Text _ -> "text";
      case HyperparameterType.Maybe<?>(var element) -> valid(element, plugin);
      case HyperparameterType.Component _ -> simplest(plugin);
      case HyperparameterType.Several<?>(var element, int count, _) ->
          Collections.nCopies(length(element, count), valid(element, plugin));
    };
  }

  private static long whole(Range range, RegisteredPlugin<?> plugin) {
    boolean isOfLayer = plugin.kind().equals(PluginKind.LAYER) && range.contains(KERNEL);
    return isOfLayer ? KERNEL : (long) Math.ceil(inside(range));
  }

  /** A list of plugins is a sequence, which one alone would not show. */
  private static int length(HyperparameterType<?> element, int count) {
    return count > 0 ? count : element instanceof HyperparameterType.Component ? 2 : 1;
  }

  private static double inside(Range range) {
    double[] candidates = {10, 1, 0.1, 0, range.min(), range.max()};
    for (double candidate : candidates) {
      if (range.contains(candidate)) {
        return candidate;
      }
    }
    return (range.min() + range.max()) / 2;
  }

  /** Returns a plugin of the same use whose name alone is enough. */
  private String simplest(RegisteredPlugin<?> plugin) {
    return plugins.all().stream()
        .filter(other -> other.kind().equals(plugin.kind()))
        .filter(other -> other.isGradientTransform() == plugin.isGradientTransform())
        .filter(other ->
            other.descriptor().hyperparameters().stream()
                .allMatch(hyperparameter -> hyperparameter.defaultValue() != null))
        .findFirst()
        .orElse(plugin)
        .name();
  }

  /** Returns the line of a config with the text form, and that with the mapping form. */
  List<String> texts(String kind, Spec spec) {
    return switch (kind) {
      case "activation" ->
          List.of(
              "model: [linear: 32, " + quoted(spec.toString()) + ", linear: 10]",
              "model: [linear: 32, " + mapping(spec) + ", linear: 10]");
      case "layer" ->
          List.of(
              "model: [" + before(spec) + quoted(spec.toString()) + ", flatten, linear: 10]",
              "model: ["
                  + before(spec)
                  + "{"
                  + spec.name()
                  + ": {"
                  + entries(spec.values().entrySet()).collect(Collectors.joining(", "))
                  + "}}, flatten, linear: 10]");
      case "initializer" -> List.of("init: " + quoted(spec.toString()), "init: " + mapping(spec));
      case "dataset" -> List.of("data: " + quoted(spec.toString()), "data: " + mapping(spec));
      case "metric" ->
          List.of("metrics: [" + quoted(spec.toString()) + "]", "metrics: [" + mapping(spec) + "]");
      case "gradient transform" ->
          List.of(
              "gradients: [" + quoted(spec.toString()) + "]", "gradients: [" + mapping(spec) + "]");
      case "wrapper" -> texts("optimizer", spec);
      default -> List.of(kind + ": " + quoted(spec.toString()), kind + ": " + mapping(spec));
    };
  }

  /** Returns what makes a sequence of an image in front of a layer that takes no images. */
  private String before(Spec layer) {
    Known digits = Known.DIGITS;
    return new Network(plugins, List.of(layer, Spec.of("flatten")), FrozenPaths.NONE)
            .fits(digits.shapes().getFirst())
        ? ""
        : "reshape: [8, 8], ";
  }

  private static Stream<String> entries(Collection<Map.Entry<String, Object>> entries) {
    return entries.stream().map(entry -> entry.getKey() + ": " + mapping(entry.getValue()));
  }

  private static String mapping(Object value) {
    return switch (value) {
      case Spec spec ->
          entries(spec.values().entrySet())
              .collect(
                  Collectors.joining(
                      ", ",
                      "{name: " + spec.name() + (spec.values().isEmpty() ? "" : ", "),
                      spec.groups().isEmpty() ? "}" : ", groups: " + mapping(spec.groups()) + "}"));
      case Spec.Group group ->
          entries(group.entries().entrySet()).collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(Example::mapping).collect(Collectors.joining(", ", "[", "]"));
      case String text when !text.matches("\\w+") -> quoted(text);
      default -> Spec.text(value);
    };
  }

  /** Returns a text as YAML has it in one line, whatever is in it. */
  private static String quoted(String text) {
    return '"' + Printable.line(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }
}
