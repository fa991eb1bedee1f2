package nn.lab.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the command writes: results to {@code out}, progress and errors to {@code err}. What is not
 * printable is escaped on the way.
 *
 * @param out results
 * @param err progress, hints and errors
 * @param live whether a line can be updated in place
 * @param style colours, or none
 * @param width columns of the terminal, at least 1, from the variable {@code COLUMNS}; 80 if that
 *     is not set
 */
public record Console(PrintStream out, PrintStream err, boolean live, Style style, int width) {
  private static final int DEFAULT_WIDTH = 80;

  /**
   * Returns the console of this process. Colours and lines updated in place are for terminals that
   * know them; {@code NO_COLOR} switches colours off, {@code CI} and {@code TERM=dumb} both.
   */
  public static Console system(Map<String, String> environment) {
    java.io.Console terminal = System.console();
    boolean isTerminal = terminal != null && terminal.isTerminal();
    boolean live =
        isTerminal && !isSet(environment, "CI") && !"dumb".equals(environment.get("TERM"));
    Charset charset =
        terminal != null && isTerminal ? charset(terminal.charset()) : StandardCharsets.UTF_8;
    boolean coloured = live && !isSet(environment, "NO_COLOR");
    return new Console(
        stream(FileDescriptor.out, charset, coloured),
        stream(FileDescriptor.err, charset, coloured),
        live,
        new Style(coloured),
        width(environment));
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  /** A terminal without a locale says that it knows ASCII alone, and nearly always knows UTF-8. */
  static Charset charset(Charset terminal) {
    return terminal.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : terminal;
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset, boolean styled) {
    return PrintableStream.to(new FileOutputStream(descriptor), charset, styled);
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  /** Starts a progress display; close it before anything else is printed. */
  public Progress progress() {
    return live ? new LiveProgress(err, width) : new PlainProgress(err, System::nanoTime);
  }
}
