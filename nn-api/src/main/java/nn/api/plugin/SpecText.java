package nn.api.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nn.api.plugin.HyperparameterType.Maybe;

/** Writes specs in their text form. */
final class SpecText {
  private static final Pattern BARE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*(?:\\[\\d+](?:\\.[A-Za-z0-9_.-]+)?)*");

  private SpecText() {}

  static String of(Spec spec) {
    List<String> arguments = new ArrayList<>();
    spec.values().forEach((key, value) -> arguments.add(key + "=" + value(value)));
    if (!spec.groups().isEmpty()) {
      arguments.add("groups=" + value(spec.groups()));
    }
    return arguments.isEmpty()
        ? spec.name()
        : spec.name() + "(" + String.join(", ", arguments) + ")";
  }

  static String value(Object value) {
    return switch (value) {
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(SpecText::value).toList()) + "]";
      // the parentheses tell a plugin from a word
      case Spec spec when spec.values().isEmpty() && spec.groups().isEmpty() -> spec.name() + "()";
      case Optional<?> optional -> optional.map(SpecText::value).orElse(Maybe.NONE);
      case String word -> isBare(word) ? word : quote(word);
      case Double number -> real(number);
      default -> value.toString();
    };
  }

  /** As people type it: {@code 1e-8}, where Java writes {@code 1.0E-8}. */
  private static String real(double number) {
    return Double.toString(number).replace(".0E", "e").replace('E', 'e');
  }

  private static boolean isBare(String word) {
    return BARE.matcher(word).matches() && !word.equals("true") && !word.equals("false");
  }

  private static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
