package nn.lab.console;

import java.util.function.Supplier;

/** Shows how far something is. Not thread-safe. */
public interface Progress extends AutoCloseable {

  /** Shows the newest state; most of these are left out, and their text is not even made. */
  void update(Supplier<String> line);

  /** Shows a line that is never left out, and stays. */
  void milestone(String line);

  /** Ends the display, leaving nothing unfinished on the screen. */
  @Override
  void close();
}
