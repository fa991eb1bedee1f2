package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.Registry;
import nn.autograd.registry.Suggestions;
import nn.lab.config.LayerConfig.Activation;
import nn.lab.config.LayerConfig.Dropout;
import nn.lab.config.LayerConfig.Flatten;
import nn.lab.config.LayerConfig.Linear;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/** Reads {@code model}. */
final class ModelReader {
  static final String EXPECTED = "a list of layers, as in [linear: 32, relu, linear: 10]";
  static final String FLATTEN = "flatten";
  private static final List<String> LAYERS =
      List.of(ConfigKeys.LINEAR.name(), ConfigKeys.DROPOUT.name(), FLATTEN);

  private final Registry<ActivationProvider> activations;
  private final Problems problems;

  ModelReader(Registry<ActivationProvider> activations, Problems problems) {
    this.activations = activations;
    this.problems = problems;
  }

  List<LayerConfig> read(Node node) {
    List<LayerConfig> layers = new ArrayList<>();
    if (node instanceof Sequence(var items, _)) {
      for (int i = 0; i < items.size(); i++) {
        layer(items.get(i), problems.in(i)).ifPresent(layers::add);
      }
      if (items.isEmpty()) {
        problems.add("has no layers; must be " + EXPECTED);
      }
    } else {
      problems.addValue(node, "must be " + EXPECTED);
    }
    return layers;
  }

  private Optional<LayerConfig> layer(Node node, Problems here) {
    return switch (node) {
      case Scalar(String text, _) when text.equals(FLATTEN) -> Optional.of(new Flatten());
      case Scalar(String text, _) when LAYERS.contains(text) -> {
        here.addValue(node, "needs a number, as in '" + text + ": " + example(text) + "'");
        yield Optional.empty();
      }
      case Scalar(String text, _) when text.contains(": ") -> {
        here.addValue(node, "must be one layer; one with a number stands in braces: {linear: 32}");
        yield Optional.empty();
      }
      case Scalar(var value, _) when value instanceof String ->
          activation(SpecNodes.read(node, here), here);
      case Mapping mapping when mapping.entries().containsKey(SpecNodes.NAME) ->
          activation(SpecNodes.read(mapping, here), here);
      case Mapping mapping when mapping.entries().size() == 1 ->
          keyed(mapping.entries().firstEntry(), here);
      default -> {
        here.addValue(node, "must be one layer, as in 'linear: 32' or 'relu'");
        yield Optional.empty();
      }
    };
  }

  private static String example(String layer) {
    return layer.equals(ConfigKeys.LINEAR.name()) ? "32" : "0.5";
  }

  private Optional<LayerConfig> keyed(Map.Entry<String, Node> entry, Problems here) {
    String key = entry.getKey();
    Node value = entry.getValue();
    Problems inner = here.in(key);
    if (key.equals(ConfigKeys.LINEAR.name())) {
      return Section.read(ConfigKeys.LINEAR.type(), value, inner)
          .map(n -> new Linear(n.intValue()));
    }
    if (key.equals(ConfigKeys.DROPOUT.name())) {
      return Section.read(ConfigKeys.DROPOUT.type(), value, inner).map(Dropout::new);
    }
    if (value instanceof Mapping mapping) {
      return activation(Optional.of(SpecNodes.withName(key, mapping, inner)), here, inner);
    }
    if (activations.find(key).isPresent() || key.equals(FLATTEN)) {
      here.addValue(value, "'" + key + "' takes no single value; write '" + key + "' alone");
    } else {
      here.add(unknown(key));
    }
    return Optional.empty();
  }

  private Optional<LayerConfig> activation(Optional<Spec> spec, Problems here) {
    return activation(spec, here, here);
  }

  /** Reports an unknown name at the layer, and everything else among its values. */
  private Optional<LayerConfig> activation(Optional<Spec> spec, Problems here, Problems inner) {
    if (spec.isPresent() && activations.find(spec.get().name()).isEmpty()) {
      here.add(unknown(spec.get().name()));
      return Optional.empty();
    }
    spec.ifPresent(found -> activations.check(found, null, inner));
    return spec.map(Activation::new);
  }

  private String unknown(String name) {
    List<String> known =
        Stream.concat(
                LAYERS.stream(),
                activations.list().stream()
                    .map(plugin -> plugin.descriptor())
                    .flatMap(descriptor -> descriptor.names().stream()))
            .toList();
    return "no layer or activation is named '"
        + name
        + "'."
        + Suggestions.didYouMean(name, known)
        + " Known: "
        + String.join(", ", known)
        + ".";
  }
}
