package nn.layers.data;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of a file have a decimal point or a decimal comma: the first that is met
 * decides. A comma can only be one where it does not separate columns.
 */
final class DecimalMark {
  private static final Pattern COMMA = Pattern.compile("[-+]?(\\d+,\\d*|,\\d+)([eE][-+]?\\d+)?");

  private final boolean commaAllowed;
  private @Nullable String first;
  private long firstLine;

  DecimalMark(char separator) {
    this.commaAllowed = separator != ',';
  }

  boolean isComma(String cell) {
    return commaAllowed && cell.indexOf(',') >= 0 && COMMA.matcher(cell).matches();
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
            + CellText.quoted(cell);
  }
}
