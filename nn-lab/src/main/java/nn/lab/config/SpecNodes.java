package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads specs: a text, {@code sgd(lr=0.1)}, or a mapping that means the same, {@code {name: sgd,
 * lr: 0.1}}.
 */
final class SpecNodes {
  static final String NAME = "name";
  static final String GROUPS = "groups";

  private static final Pattern WITH_ARGUMENTS =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\s*\\(.*\\)", Pattern.DOTALL);

  private static final String CUT_AT_COMMA =
      ". A text with a comma needs quotes inside [ ] and { }";

  private SpecNodes() {}

  /** Returns the spec that a node holds, or empty if it holds none, which is reported. */
  static Optional<Spec> read(Node node, Problems problems) {
    return switch (node) {
      case Scalar(String text, _) -> parse(text, problems);
      case Mapping mapping -> named(mapping, problems);
      default -> {
        problems.addValue(
            node,
            "must be a name, a text as in 'name(key=1)', or a mapping as in {name: ..., key: 1}");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Spec> parse(String text, Problems problems) {
    try {
      return Optional.of(SpecParser.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage() + (isCutAtComma(text) ? CUT_AT_COMMA : ""));
      return Optional.empty();
    }
  }

  /** YAML ends an unquoted text in a list at a comma: {@code [adam(lr=1, eps=2)]} has two texts. */
  private static boolean isCutAtComma(String text) {
    return text.contains("(") && !text.contains(")");
  }

  private static Optional<Spec> named(Mapping mapping, Problems problems) {
    Node name = mapping.entries().get(NAME);
    if (!(name instanceof Scalar(String text, _))) {
      if (name == null) {
        problems.addValue(mapping, "must have the key 'name', with the name of a plugin");
      } else {
        problems.in(NAME).addValue(name, "must be the name of a plugin");
      }
      return Optional.empty();
    }
    Mapping rest = mapping.without(NAME).without(GROUPS);
    return Optional.of(
        new Spec(text, values(rest, problems), groups(mapping.entries().get(GROUPS), problems)));
  }

  /** Returns the spec {@code name} with the values of a mapping. */
  static Spec withName(String name, Mapping mapping, Problems problems) {
    return new Spec(name, values(mapping, problems), List.of());
  }

  private static SequencedMap<String, Object> values(Mapping mapping, Problems problems) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, node) -> value(node, problems.in(key)).ifPresent(v -> values.put(key, v)));
    return values;
  }

  /** Returns what a hyperparameter gets; a mapping is a plugin. */
  static Optional<? extends Object> value(Node node, Problems problems) {
    return switch (node) {
      case Scalar(String text, _) when WITH_ARGUMENTS.matcher(text).matches() ->
          parse(text, problems);
      case Scalar(var value, _) when value != null -> Optional.of(value);
      case Scalar _ -> Optional.of(Optional.empty()); // a hyperparameter may be optional
      case Sequence(var items, _) -> Optional.of(list(items, problems));
      case Mapping mapping -> named(mapping, problems);
    };
  }

  private static List<Object> list(List<Node> items, Problems problems) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      value(items.get(i), problems.in(i)).ifPresent(values::add);
    }
    return values;
  }

  private static List<Spec.Group> groups(@Nullable Node node, Problems problems) {
    List<Spec.Group> groups = new ArrayList<>();
    switch (node) {
      case null -> {}
      case Sequence(var items, _) -> {
        for (int i = 0; i < items.size(); i++) {
          group(items.get(i), problems.in(GROUPS).in(i)).ifPresent(groups::add);
        }
      }
      default ->
          problems
              .in(GROUPS)
              .addValue(node, "must be a list, as in [{match: \"**.bias\", lr: 0.1}]");
    }
    return groups;
  }

  private static Optional<Spec.Group> group(Node node, Problems problems) {
    if (node instanceof Mapping mapping) {
      return Optional.of(new Spec.Group(values(mapping, problems)));
    }
    problems.addValue(node, "must be a mapping, as in {match: \"**.bias\", lr: 0.1}");
    return Optional.empty();
  }
}
