package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/** Turns a spec's text form into its mapping form, so that a value inside it can be set. */
final class SpecMapping {
  private SpecMapping() {}

  /**
   * Returns the mapping that means the same as a text.
   *
   * @throws IllegalArgumentException if the text is no spec
   */
  static Mapping expand(Scalar text) {
    Spec spec = SpecParser.parse(String.valueOf(text.value()));
    return mapping(spec, text.place());
  }

  /** Returns the mapping form of a spec. */
  private static Mapping mapping(Spec spec, Place place) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(SpecNodes.NAME, new Scalar(spec.name(), place));
    spec.values().forEach((key, value) -> entries.put(key, value(value, place)));
    if (!spec.groups().isEmpty()) {
      entries.put(SpecNodes.GROUPS, value(spec.groups(), place));
    }
    return new Mapping(entries, place);
  }

  private static Node value(Object value, Place place) {
    return switch (value) {
      case Spec spec -> mapping(spec, place);
      case Spec.Group group -> group(group, place);
      case List<?> list ->
          new Sequence(list.stream().map(each -> value(each, place)).toList(), place);
      default -> new Scalar(value, place);
    };
  }

  private static Mapping group(Spec.Group group, Place place) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    group.entries().forEach((key, value) -> entries.put(key, value(value, place)));
    return new Mapping(entries, place);
  }
}
