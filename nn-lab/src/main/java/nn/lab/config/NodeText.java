package nn.lab.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.api.plugin.Spec;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/** Nodes as errors show them: on one line, and short. */
final class NodeText {
  private static final int LONGEST = 80;
  private static final Pattern BARE = Pattern.compile("[\\w.()=*/+-]+");

  private NodeText() {}

  static String of(Node node) {
    String text =
        switch (node) {
          case Scalar scalar -> scalar(scalar);
          case Sequence sequence ->
              sequence.items().stream()
                  .map(Node::toString)
                  .collect(Collectors.joining(", ", "[", "]"));
          case Mapping mapping ->
              mapping.entries().entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + entry.getValue())
                  .collect(Collectors.joining(", ", "{", "}"));
        };
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar.value()) {
      case null -> "nothing";
      case String text when !BARE.matcher(text).matches() ->
          '"' + text.replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
      case Double number -> Spec.text(number);
      case Object value -> value.toString();
    };
  }
}
