package nn.lab.console;

/**
 * Makes text stand out on terminals that can.
 *
 * @param coloured whether escape sequences are written
 */
public record Style(boolean coloured) {
  private static final String ESCAPE = "\u001b[";

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

  private String wrap(String code, String text) {
    return coloured && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
