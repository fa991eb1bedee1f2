package nn.lab.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nn.autograd.registry.Printable;

/** One line of a terminal, overwritten in place at most ten times per second. */
final class LiveProgress implements Progress {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintStream stream;
  private final int width;
  private int shown;
  private long next = Long.MIN_VALUE;

  LiveProgress(PrintStream stream, int width) {
    this.stream = stream;
    this.width = width;
  }

  @Override
  public void update(Supplier<String> line) {
    long now = System.nanoTime();
    if (next == Long.MIN_VALUE || now - next >= 0) {
      next = now + INTERVAL;
      show(line.get());
    }
  }

  @Override
  public void milestone(String line) {
    show(line);
  }

  @Override
  public void close() {
    show("");
    stream.print("\r");
    stream.flush();
  }

  /** Blanks instead of an escape sequence: they work wherever a carriage return does. */
  private void show(String text) {
    String line = Printable.line(text);
    int room = Math.max(1, width - 1); // a line that fills the last column begins another
    int end = TextWidth.end(line, room - 1);
    String cut = TextWidth.of(line) <= room ? line : line.substring(0, end) + "…";
    int columns = TextWidth.of(cut);
    stream.print("\r" + cut + " ".repeat(Math.max(0, shown - columns)));
    stream.flush();
    shown = columns;
  }
}
