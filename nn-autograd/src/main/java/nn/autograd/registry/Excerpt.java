package nn.autograd.registry;

/**
 * Text that a plugin made, as it stands in a message: of bounded length, whatever the plugin does.
 */
public final class Excerpt {
  private static final int LENGTH = 1000;

  private Excerpt() {}

  /** Returns the text; of a long one its beginning and its length. */
  public static String of(String text) {
    return text.length() <= LENGTH
        ? text
        : text.substring(0, LENGTH) + "… (" + text.length() + " characters)";
  }

  /** Returns what was thrown: its type and its message. */
  public static String of(Throwable thrown) {
    try {
      return of(String.valueOf(thrown));
    } catch (Throwable e) { // a message is code too
      return thrown.getClass().getName();
    }
  }
}
