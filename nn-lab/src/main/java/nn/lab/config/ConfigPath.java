package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.lab.config.Node.Mapping;
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
