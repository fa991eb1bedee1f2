package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nn.autograd.registry.Suggestions;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/**
 * Changes what a path of a config leads to. Mappings on the way that do not exist are made; a
 * plugin's text form becomes the equal mapping.
 */
final class ConfigEdit {
  private final ConfigPath path;

  ConfigEdit(ConfigPath path) {
    this.path = path;
  }

  /**
   * Returns {@code root} with the value at the path replaced.
   *
   * @throws IllegalArgumentException if a list has no such element or a value no keys; the message
   *     says so
   */
  Mapping set(Mapping root, Node value) {
    return (Mapping) change(root, 0, Optional.of(value));
  }

  /**
   * Returns {@code root} without the key or element at the path.
   *
   * @throws IllegalArgumentException if there is none; the message says so
   */
  Mapping remove(Mapping root) {
    return (Mapping) change(root, 0, Optional.empty());
  }

  private Node change(Node node, int depth, Optional<Node> value) {
    Object part = path.parts().get(depth);
    return switch (node) {
      case Mapping mapping when part instanceof String key -> mapping(mapping, key, depth, value);
      case Sequence sequence when part instanceof Integer i -> sequence(sequence, i, depth, value);
      case Scalar scalar when part instanceof String && isPlugin(scalar) ->
          change(SpecMapping.expand(scalar), depth, value);
      default ->
          throw new IllegalArgumentException(
              upTo(depth) + " is " + node + " and holds no " + shown(part));
    };
  }

  private Mapping mapping(Mapping mapping, String key, int depth, Optional<Node> value) {
    Node child = mapping.entries().get(key);
    if (child == null && value.isEmpty()) {
      throw new IllegalArgumentException(
          upTo(depth)
              + " has no key '"
              + key
              + "' to take away."
              + Suggestions.didYouMean(key, mapping.entries().keySet()));
    }
    if (isLast(depth)) {
      return value.map(given -> mapping.with(key, given)).orElseGet(() -> mapping.without(key));
    }
    Node inner = child == null ? new Mapping(new LinkedHashMap<>(), value.get().place()) : child;
    return mapping.with(key, change(inner, depth + 1, value));
  }

  private Sequence sequence(Sequence sequence, int index, int depth, Optional<Node> value) {
    List<Node> items = new ArrayList<>(sequence.items());
    if (index >= items.size()) {
      throw new IllegalArgumentException(
          upTo(depth) + " has " + items.size() + " elements, counted from 0");
    }
    if (isLast(depth) && value.isEmpty()) {
      items.remove(index);
    } else {
      items.set(index, isLast(depth) ? value.get() : change(items.get(index), depth + 1, value));
    }
    return new Sequence(items, sequence.place());
  }

  private boolean isLast(int depth) {
    return depth == path.parts().size() - 1;
  }

  private boolean isPlugin(Scalar scalar) {
    return scalar.value() instanceof String && !path.parts().getFirst().equals("data");
  }

  private String upTo(int depth) {
    String text = new ConfigPath(path.parts().subList(0, depth)).toString();
    return text.isEmpty() ? "the config" : "'" + text + "'";
  }

  private static String shown(Object part) {
    return part instanceof Integer ? "element [" + part + "]" : "key '" + part + "'";
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
