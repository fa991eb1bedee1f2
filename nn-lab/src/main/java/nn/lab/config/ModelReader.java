package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/**
 * Reads {@code model}: a list of layers, each a text, {@code relu}, a mapping, {@code {name:
 * relu}}, or a mapping whose only key is its name: {@code {conv2d: {out_channels: 8, kernel_size:
 * 3}}}, or {@code {linear: 32}} for its first hyperparameter alone.
 */
final class ModelReader {
  static final String EXPECTED = "a list of layers, as in [linear: 32, relu, linear: 10]";

  private final Registry<LayerProvider> layers;
  private final Problems problems;

  ModelReader(Registry<LayerProvider> layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  List<Spec> read(Node node) {
    List<Spec> model = new ArrayList<>();
    if (node instanceof Sequence(var items, _)) {
      for (int i = 0; i < items.size(); i++) {
        checked(items.get(i), problems.in(i)).ifPresent(model::add);
      }
      if (items.isEmpty()) {
        problems.add("has no layers; must be " + EXPECTED);
      }
    } else {
      problems.addValue(node, "must be " + EXPECTED);
    }
    return model;
  }

  private Optional<Spec> checked(Node node, Problems here) {
    int before = here.list().size();
    Optional<Spec> spec = layer(node, here);
    boolean isSound = here.list().size() == before;
    spec.filter(_ -> isSound).ifPresent(found -> layers.check(found, null, place(node, here)));
    return spec;
  }

  /** Returns where the values of a layer stand; those of a text or with a name stand beside it. */
  private Problems place(Node node, Problems here) {
    boolean isKeyed = node instanceof Mapping mapping && !isNamed(mapping);
    boolean isKnown = isKeyed && layers.find(onlyEntry((Mapping) node).getKey()).isPresent();
    return isKnown ? here.in(onlyEntry((Mapping) node).getKey()) : here;
  }

  private static boolean isNamed(Mapping mapping) {
    return mapping.entries().containsKey(SpecNodes.NAME);
  }

  private static Map.Entry<String, Node> onlyEntry(Mapping mapping) {
    return mapping.entries().firstEntry();
  }

  /** Returns the layer that a node holds, not yet checked; empty if it holds none. */
  private Optional<Spec> layer(Node node, Problems here) {
    return switch (node) {
      case Scalar(String text, _) when text.contains(": ") -> {
        here.addValue(node, "must be one layer; one with a value stands in braces: {linear: 32}");
        yield Optional.empty();
      }
      case Scalar(String _, _) -> SpecNodes.read(node, here);
      case Mapping mapping when isNamed(mapping) -> named(mapping, here);
      case Mapping mapping when mapping.entries().size() == 1 -> keyed(onlyEntry(mapping), here);
      default -> {
        here.addValue(node, "must be one layer, as in 'linear: 32' or 'relu'");
        yield Optional.empty();
      }
    };
  }

  private Optional<Spec> named(Mapping mapping, Problems here) {
    if (mapping.entries().get(SpecNodes.NAME) instanceof Scalar(String name, _)) {
      return Optional.of(new Spec(name, values(name, mapping, here), List.of()));
    }
    return SpecNodes.read(mapping, here);
  }

  private Optional<Spec> keyed(Map.Entry<String, Node> entry, Problems here) {
    String name = entry.getKey();
    Node value = entry.getValue();
    Problems inner = here.in(name);
    if (value instanceof Mapping mapping) {
      return Optional.of(new Spec(name, values(name, mapping, inner), List.of()));
    }
    List<Hyperparameter<?>> hyperparameters =
        layers.find(name).map(plugin -> plugin.descriptor().hyperparameters()).orElse(List.of());
    if (layers.find(name).isEmpty()) {
      return Optional.of(Spec.of(name));
    }
    if (hyperparameters.isEmpty()) {
      here.addValue(value, "'" + name + "' takes no value; write '" + name + "' alone");
      return Optional.empty();
    }
    Hyperparameter<?> first = hyperparameters.getFirst();
    return value(Optional.of(first), value, inner)
        .map(read -> Spec.of(name).with(first.name(), read));
  }

  private SequencedMap<String, Object> values(String name, Mapping mapping, Problems here) {
    Optional<RegisteredPlugin<LayerProvider>> plugin = layers.find(name);
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    mapping
        .without(SpecNodes.NAME)
        .entries()
        .forEach((key, node) ->
            value(plugin.flatMap(found -> hyperparameter(found, key)), node, here.in(key))
                .ifPresent(read -> values.put(key, read)));
    return values;
  }

  private static Optional<Hyperparameter<?>> hyperparameter(
      RegisteredPlugin<?> plugin, String name) {
    return plugin.descriptor().hyperparameters().stream()
        .filter(each -> each.name().equals(name))
        .<Hyperparameter<?>>map(each -> each)
        .findFirst();
  }

  /** Returns a value; where it is a layer or a list of these, they are written as in a model. */
  private Optional<? extends Object> value(
      Optional<Hyperparameter<?>> hyperparameter, Node node, Problems here) {
    boolean areLayers = hyperparameter.filter(each -> holdsLayers(each.type())).isPresent();
    if (!areLayers) {
      return SpecNodes.value(node, here);
    }
    if (!(node instanceof Sequence(var items, _))) {
      return layer(node, here);
    }
    List<Object> inside = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      layer(items.get(i), here.in(i)).map(ModelReader::asWritten).ifPresent(inside::add);
    }
    return Optional.of(inside);
  }

  /** Returns a layer as the text form of what is around it has it: a name alone is a word. */
  private static Object asWritten(Spec layer) {
    return layer.values().isEmpty() ? layer.name() : layer;
  }

  private static boolean holdsLayers(HyperparameterType<?> type) {
    return switch (type) {
      case HyperparameterType.Component _ -> true;
      case HyperparameterType.Several<?> several -> holdsLayers(several.element());
      case HyperparameterType.Maybe<?>(var element) -> holdsLayers(element);
      default -> false;
    };
  }
}
