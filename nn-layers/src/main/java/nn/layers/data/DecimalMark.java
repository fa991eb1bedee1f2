package nn.layers.data;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of a file have a decimal point or a decimal comma: the first that is met
 * decides. A comma can only be one where it does not separate columns.
 */
final class DecimalMark {
  private static final Pattern COMMA = Pattern.compile("[-+]?(\\d+,\\d*|,\\d+)([eE][-+]?\\d+)?");

  /** As in 1.234,50 and 1,234.50 and 1 234: thousands, what separates them, and decimals. */
  private static final Pattern THOUSANDS =
      Pattern.compile(
          "([-+]?\\d{1,3}(?:(?<separator>[.,'\u2019 \u00a0\u202f])\\d{3}(?:\\k<separator>\\d{3})*))"
              + "(?<decimals>(?!\\k<separator>)[.,]\\d*)?");

  private final boolean commaAllowed;
  private @Nullable String first;
  private long firstLine;

  DecimalMark(char separator) {
    this.commaAllowed = separator != ',';
  }

  boolean isComma(String cell) {
    return commaAllowed && cell.indexOf(',') >= 0 && COMMA.matcher(cell).matches();
  }

  /** Returns how to write what would be a number in another file, as a sentence, or nothing. */
  String hint(String cell) {
    Matcher thousands = THOUSANDS.matcher(cell);
    boolean isComma = !commaAllowed && COMMA.matcher(cell).matches();
    if (!thousands.matches()) {
      return isComma
          ? ". Write it with a decimal point, because commas separate columns: " + decimal(cell)
          : "";
    }
    String decimals = Objects.requireNonNullElse(thousands.group("decimals"), "");
    String whole = thousands.group(1).replace(thousands.group("separator"), "");
    return ". Write it without separators between thousands: "
        + whole
        + decimal(decimals)
        + (isComma ? ". Or, if its comma is a decimal one: " + decimal(cell) : "");
  }

  private String decimal(String text) {
    return commaAllowed ? text : text.replace(',', '.');
  }

  /** Returns what is wrong if another value of the file has the other mark, or null. */
  @Nullable String conflict(long line, String cell) {
    boolean hasComma = cell.indexOf(',') >= 0;
    if (!hasComma && cell.indexOf('.') < 0) {
      return null;
    }
    String before = first;
    if (before == null) {
      first = cell;
      firstLine = line;
      return null;
    }
    return hasComma == before.indexOf(',') >= 0
        ? null
        : "expected a decimal "
            + (hasComma ? "point" : "comma")
            + " as in "
            + CellText.quoted(before)
            + " (line "
            + firstLine
            + "), found "
            + CellText.quoted(cell)
            + hint(cell);
  }
}
