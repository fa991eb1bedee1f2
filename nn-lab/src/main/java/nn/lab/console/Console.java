package nn.lab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the command writes: results to {@code out}, progress and errors to {@code err}.
 *
 * @param out results
 * @param err progress, hints and errors
 * @param live whether a line can be updated in place
 * @param style colours, or none
 * @param width columns of the terminal, from the variable {@code COLUMNS}; 80 if that is not set
 */
public record Console(PrintStream out, PrintStream err, boolean live, Style style, int width) {
  private static final int DEFAULT_WIDTH = 80;
  private static final int MIN_WIDTH = 40;

  /**
   * Returns the console of this process. Colours and lines updated in place are for terminals that
   * know them; {@code NO_COLOR} switches colours off, {@code CI} and {@code TERM=dumb} both.
   */
  public static Console system(Map<String, String> environment) {
    java.io.Console terminal = System.console();
    boolean isTerminal = terminal != null && terminal.isTerminal();
    boolean live =
        isTerminal && !isSet(environment, "CI") && !"dumb".equals(environment.get("TERM"));
    boolean coloured = live && !isSet(environment, "NO_COLOR");
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        live,
        new Style(coloured),
        width(environment));
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}")
        ? Math.max(MIN_WIDTH, Integer.parseInt(columns))
        : DEFAULT_WIDTH;
  }

  /** Starts a progress display; close it before anything else is printed. */
  public Progress progress() {
    return live ? new LiveProgress(err, width) : new PlainProgress(err, System::nanoTime);
  }
}
