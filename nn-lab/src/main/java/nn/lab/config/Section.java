package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Problems;
import nn.lab.config.ConfigForm.Keys;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;
import org.jspecify.annotations.Nullable;

/** A mapping of a config while it is read: values by key, and every key that is not known. */
final class Section {
  static final String NO_VALUE = "has no value; write one, or remove the key";

  private final Mapping mapping;
  private final Problems problems;

  /** Reports every key of {@code mapping} that is not among {@code keys}. */
  Section(Mapping mapping, Problems problems, Keys keys) {
    this(mapping, problems, new UnknownKey(keys, List.of()));
  }

  /** Reports every key of {@code mapping} that is unknown. */
  Section(Mapping mapping, Problems problems, UnknownKey unknown) {
    this.mapping = mapping;
    this.problems = problems;
    mapping
        .entries()
        .forEach((key, value) -> {
          if (unknown.isUnknown(key)) {
            problems.in(key).addValue(value, unknown.message(key));
          }
        });
  }

  /** Returns whether the key is there. */
  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Returns where problems of a key are reported. */
  Problems problems(String key) {
    return problems.in(key);
  }

  /** Returns what stands under a key; a key without a value is reported. */
  Optional<Node> node(String key) {
    Node node = mapping.entries().get(key);
    if (node instanceof Scalar(var value, _) && value == null) {
      problems.add(key, NO_VALUE);
      return Optional.empty();
    }
    return Optional.ofNullable(node);
  }

  /** Returns what stands under a key, and reports if it is missing. */
  Optional<Node> require(ConfigKey key) {
    if (!has(key.name())) {
      problems.add(key.name(), "is missing; must be " + key.form().expected());
    }
    return node(key.name());
  }

  /** Returns a key's value, or its default if it is missing or wrong, which is reported. */
  <T> T get(Hyperparameter<T> key) {
    T byDefault = key.defaultValue();
    if (byDefault == null) {
      throw new IllegalArgumentException("'" + key + "' has no default");
    }
    return find(key).orElse(byDefault);
  }

  /** Returns a key's value, or empty if it is missing or wrong, which is reported. */
  <T> Optional<T> find(Hyperparameter<T> key) {
    return node(key.name()).flatMap(node -> read(key.type(), node, problems.in(key.name())));
  }

  /** Returns a value of a type, or empty if the node holds none, which is reported. */
  static <T> Optional<T> read(HyperparameterType<T> type, Node node, Problems problems) {
    Object plain = plain(node);
    T value = plain == null ? null : type.read(plain);
    if (value == null) {
      problems.addValue(node, "must be " + type.expected());
    }
    return Optional.ofNullable(value);
  }

  /** Returns a value or a list of values as hyperparameters take them; null for anything else. */
  private static @Nullable Object plain(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.value();
      case Sequence sequence -> plainList(sequence);
      case Mapping _ -> null;
    };
  }

  private static @Nullable List<Object> plainList(Sequence sequence) {
    List<Object> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      Object value = plain(item);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
