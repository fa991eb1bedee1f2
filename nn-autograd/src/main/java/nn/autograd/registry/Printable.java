package nn.autograd.registry;

import java.util.Locale;

/**
 * Text as a terminal or a reader may get it: without characters that move the cursor, change the
 * order of letters, or cannot be seen.
 *
 * <p>Such a character becomes its escape, which a Java or JSON string has too: {@code \n}, {@code
 * \u001b}, {@code \u202e}. Text that is printable already is returned as it is, so escaping twice
 * does no harm.
 */
public final class Printable {
  private Printable() {}

  /** Returns the text in one line: a line break and a tabulator become escapes too. */
  public static String line(String text) {
    return escaped(text, "");
  }

  /** Returns the text with its line breaks and tabulators. */
  public static String lines(String text) {
    return escaped(text, "\n\t");
  }

  private static String escaped(String text, String kept) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(character -> {
          if (isPlain(character) || kept.indexOf(character) >= 0) {
            escaped.appendCodePoint(character);
          } else {
            escaped.append(escape(character));
          }
        });
    return escaped.length() == text.length() ? text : escaped.toString();
  }

  /** Returns whether a character shows itself and does nothing else. */
  public static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT, // bidirectional marks, zero-width characters, tags
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** Returns a character's escape. */
  public static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(character)) {
          units.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
        yield units.toString();
      }
    };
  }
}
