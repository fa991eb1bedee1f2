package nn.autograd.registry;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Foreign text as it stands in a message: {@linkplain Printable printable}, in one line and of
 * bounded length, whatever a plugin, a jar or a file says.
 */
public final class Excerpt {
  private static final int LENGTH = 1000;

  private Excerpt() {}

  /** Returns the text; of a long one its beginning and its length. */
  public static String of(String text) {
    return text.length() <= LENGTH
        ? Printable.line(text)
        : Printable.line(text.substring(0, LENGTH)) + "… (" + text.length() + " characters)";
  }

  /** Returns what was thrown: its type and its message. */
  public static String of(Throwable thrown) {
    Class<?> type = thrown.getClass();
    try {
      return of(ForeignCall.AT_START.<String>call(type, () -> String.valueOf(thrown)));
    } catch (ExecutionException | TimeoutException e) { // a message is code too
      return type.getName();
    }
  }
}
