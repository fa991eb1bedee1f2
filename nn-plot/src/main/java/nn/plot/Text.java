package nn.plot;

import java.awt.Font;
import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Text that fits: no character that cannot be drawn, no line that is too long. */
final class Text {
  private static final String MORE = "…";
  private static final String MISSING = "?";

  private Text() {}

  /**
   * Returns the text with a question mark for what the font lacks or what is no visible character.
   */
  static String drawable(String text, Font font) {
    StringBuilder drawable = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isVisible(c) && font.canDisplay(c)) {
            drawable.appendCodePoint(c);
          } else {
            drawable.append(MISSING);
          }
        });
    return drawable.toString();
  }

  /**
   * Controls, marks of direction and lone surrogates would not be seen, or would move the others.
   */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
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

  /** Returns at most {@code lines} lines of at most {@code width} pixels; the last may be cut. */
  static List<String> wrap(String text, FontMetrics metrics, int width, int lines) {
    List<String> wrapped = new ArrayList<>();
    String rest = text;
    while (wrapped.size() < lines - 1 && metrics.stringWidth(rest) > width) {
      int end = end(rest, fitting(rest, metrics, width));
      wrapped.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    wrapped.add(cut(rest, metrics, width));
    return wrapped;
  }

  private static String cut(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int room = width - metrics.stringWidth(MORE);
    return text.substring(0, fitting(text, metrics, room)) + MORE;
  }

  /** Returns the end of the longest beginning that fits, at least one character. */
  private static int fitting(String text, FontMetrics metrics, int width) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (metrics.stringWidth(text.substring(0, next)) > width) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** A blank is the best place, then an opening bracket. */
  private static int end(String text, int limit) {
    int blank = text.lastIndexOf(' ', limit);
    int bracket = text.lastIndexOf('(', limit - 1) + 1;
    return blank > 0 ? blank : bracket > 0 ? bracket : limit;
  }
}
