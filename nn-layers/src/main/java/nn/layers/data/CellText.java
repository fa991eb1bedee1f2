package nn.layers.data;

import java.util.Collection;
import java.util.stream.Collectors;
import nn.autograd.registry.Printable;

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
    if (value.codePointCount(0, value.length()) <= LONGEST) {
      return Printable.line(value);
    }
    return Printable.line(value.substring(0, value.offsetByCodePoints(0, LONGEST))) + "…";
  }
}
