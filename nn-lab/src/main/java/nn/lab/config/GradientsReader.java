package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.ModelParameters;
import nn.autograd.registry.OptimizerPlace;
import nn.autograd.registry.Registry;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Sequence;
import org.jspecify.annotations.Nullable;

/** Reads {@code gradients}, and the keys that stand for a transform of gradients. */
final class GradientsReader {
  static final String GRADIENTS = "gradients";

  private final SpecReader specs;

  GradientsReader(Registry<OptimizerProvider> optimizers, @Nullable ModelParameters parameters) {
    this.specs =
        new SpecReader(
            (spec, here) -> OptimizerPlace.GRADIENTS.check(optimizers, spec, parameters, here),
            new SpecDefaults(optimizers::get));
  }

  /** Returns the JSON schema of the transforms of one contestant. */
  static Map<String, Object> schema() {
    Map<String, Object> one = SchemaTypes.reference(ConfigSchema.GRADIENT_TRANSFORM);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "description",
        "Transforms of gradients for this optimizer, in place of those that all have.");
    schema.put("anyOf", List.of(one, SchemaTypes.list(one, 0, 0)));
    return schema;
  }

  /** Returns what all contestants of a config have: clipping by the keys for it comes first. */
  List<Spec> common(Section section) {
    List<Spec> transforms = new ArrayList<>();
    clipping(section, ConfigKeys.CLIP_GRAD_NORM, ConfigKeys.NORM_CLIPPING, "max_norm")
        .ifPresent(transforms::add);
    clipping(section, ConfigKeys.CLIP_GRAD_VALUE, ConfigKeys.VALUE_CLIPPING, "clip_value")
        .ifPresent(transforms::add);
    section
        .node(GRADIENTS)
        .ifPresent(node -> transforms.addAll(read(node, section.problems(GRADIENTS))));
    return transforms;
  }

  private Optional<Spec> clipping(
      Section section, Hyperparameter<Double> key, Spec transform, String limit) {
    return section
        .find(key)
        .map(value -> transform.with(limit, value))
        .flatMap(spec -> specs.read(spec, section.problems(key.name())));
  }

  /** Returns those of one contestant, or empty if it says nothing of them. */
  Optional<List<Spec>> own(Node contestant, Problems problems) {
    return LabelReader.mapping(contestant) instanceof Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(GRADIENTS))
            .map(node -> read(node, problems.in(GRADIENTS)))
        : Optional.empty();
  }

  private List<Spec> read(Node node, Problems problems) {
    if (!(node instanceof Sequence(var items, _))) {
      return specs.read(node, problems).stream().toList();
    }
    List<Spec> transforms = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      specs.read(items.get(i), problems.in(i)).ifPresent(transforms::add);
    }
    return transforms;
  }
}
