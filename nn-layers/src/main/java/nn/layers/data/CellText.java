package nn.layers.data;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of a file as errors show them: short, on one line, without control characters. */
final class CellText {
  private static final int LONGEST = 40;

  private CellText() {}

  /** Returns the value in quotes. */
  static String quoted(String value) {
    return "'" + shown(value) + "'";
  }

  /** Returns the value in quotes, or {@code nothing}. */
  static String found(String value) {
    return value.isEmpty() ? "nothing" : quoted(value);
  }

  /** Returns values in quotes, with commas between them. */
  static String list(Collection<String> values) {
    return values.stream().map(CellText::quoted).collect(Collectors.joining(", "));
  }

  /** Returns the value without quotes. */
  static String shown(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (isPlain(c)) {
            text.appendCodePoint(c);
          } else {
            text.append(String.format(Locale.ROOT, "\\u%04x", c));
          }
        });
    return value.codePointCount(0, value.length()) > LONGEST ? text + "…" : text.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
