package nn.lab.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nn.autograd.registry.Printable;

/** Plain lines for a pipe, a file or a CI log, at most one in ten seconds besides milestones. */
final class PlainProgress implements Progress {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream stream;
  private final LongSupplier nanoTime;
  private long next;

  PlainProgress(PrintStream stream, LongSupplier nanoTime) {
    this.stream = stream;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + INTERVAL;
  }

  @Override
  public void update(Supplier<String> line) {
    if (nanoTime.getAsLong() - next >= 0) {
      milestone(line.get());
    }
  }

  @Override
  public void milestone(String line) {
    next = nanoTime.getAsLong() + INTERVAL;
    stream.println(Printable.line(line));
  }

  @Override
  public void close() {
    stream.flush();
  }
}
