package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/**
 * A way through a config: {@code compare.optimizers[1].inner.lr}.
 *
 * @param parts keys as {@link String} and list indices as {@link Integer}
 */
record ConfigPath(List<Object> parts) {
  private static final Pattern PART = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,6})]");

  ConfigPath {
    parts = List.copyOf(parts);
  }

  /** Returns the path, or empty if the text is none. */
  static Optional<ConfigPath> parse(String text) {
    List<Object> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      boolean isKey = matcher.group(1) != null;
      if (text.charAt(end) == '.' && parts.isEmpty()) {
        return Optional.empty();
      }
      parts.add(isKey ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
      end = matcher.end();
    }
    boolean whole = end == text.length() && !parts.isEmpty();
    return whole ? Optional.of(new ConfigPath(parts)) : Optional.empty();
  }

  /** Returns the place of what this path leads to, or of the last thing on the way that exists. */
  Place place(Node root) {
    Node node = root;
    for (Object part : parts) {
      Optional<Node> next = child(node, part);
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    return node.place();
  }

  private static Optional<Node> child(Node node, Object part) {
    return switch (node) {
      case Mapping mapping when part instanceof String key ->
          Optional.ofNullable(mapping.entries().get(key));
      case Sequence sequence when part instanceof Integer i && i < sequence.items().size() ->
          Optional.of(sequence.items().get(i));
      default -> Optional.empty();
    };
  }

  /**
   * Returns {@code root} with the value at this path replaced. Mappings on the way that do not
   * exist are made; a plugin's text form becomes the equal mapping.
   *
   * @throws IllegalArgumentException if a list has no such element or a value no keys; the message
   *     says so
   */
  Mapping set(Mapping root, Node value) {
    return (Mapping) set(root, value, 0);
  }

  private Node set(Node node, Node value, int depth) {
    if (depth == parts.size()) {
      return value;
    }
    Object part = parts.get(depth);
    return switch (node) {
      case Mapping mapping when part instanceof String key -> {
        Node child = mapping.entries().get(key);
        Node old = child == null ? new Mapping(new LinkedHashMap<>(), value.place()) : child;
        yield mapping.with(key, set(old, value, depth + 1));
      }
      case Sequence sequence when part instanceof Integer i -> {
        List<Node> items = new ArrayList<>(sequence.items());
        if (i >= items.size()) {
          throw new IllegalArgumentException(
              upTo(depth) + " has " + items.size() + " elements, counted from 0");
        }
        items.set(i, set(items.get(i), value, depth + 1));
        yield new Sequence(items, sequence.place());
      }
      case Scalar scalar when part instanceof String && isPlugin(scalar) ->
          set(SpecMapping.expand(scalar), value, depth);
      default ->
          throw new IllegalArgumentException(
              upTo(depth) + " is " + node + " and holds no " + shown(part));
    };
  }

  private boolean isPlugin(Scalar scalar) {
    return scalar.value() instanceof String && !parts.getFirst().equals("data");
  }

  private String upTo(int depth) {
    String text = new ConfigPath(parts.subList(0, depth)).toString();
    return text.isEmpty() ? "the config" : "'" + text + "'";
  }

  private static String shown(Object part) {
    return part instanceof Integer ? "element [" + part + "]" : "key '" + part + "'";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (part instanceof Integer) {
        text.append('[').append(part).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(part);
      }
    }
    return text.toString();
  }
}
