package nn.lab.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text stand out on terminals that can.
 *
 * @param coloured whether escape sequences are written
 */
public record Style(boolean coloured) {
  private static final String ESCAPE = "\u001b[";

  /** Colours, bold, italic, underlined and their ends: nothing that hides text or moves it. */
  private static final Pattern SEQUENCE =
      Pattern.compile("\u001b\\[(CODE(;CODE){0,3})?m".replace("CODE", "([0-4]|2[1-4]|3[1-69])"));

  /** What a sequence may begin with, whose end comes with the next write. */
  private static final Pattern UNFINISHED = Pattern.compile("\u001b(\\[[0-9;]{0,11})?");

  /** Returns the text in bold. */
  public String bold(String text) {
    return wrap("1", text);
  }

  /** Returns the text in a quiet colour. */
  public String dim(String text) {
    return wrap("2", text);
  }

  /** Returns the text in the colour of success. */
  public String good(String text) {
    return wrap("1;32", text);
  }

  /** Returns the text in the colour of failure. */
  public String bad(String text) {
    return wrap("1;31", text);
  }

  /**
   * Returns where an escape sequence ends that only styles text.
   *
   * @return the index behind it; {@code start} if none begins there, −1 if the text ends within
   */
  static int end(String text, int start) {
    Matcher sequence = SEQUENCE.matcher(text).region(start, text.length());
    boolean isUnfinished = UNFINISHED.matcher(text).region(start, text.length()).matches();
    return sequence.lookingAt() ? sequence.end() : isUnfinished ? -1 : start;
  }

  private String wrap(String code, String text) {
    return coloured && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
