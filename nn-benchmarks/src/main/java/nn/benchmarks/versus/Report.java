package nn.benchmarks.versus;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prints results as they come.
 *
 * @param out gets the tables
 * @param err gets what is going on, and what went wrong
 */
record Report(PrintStream out, PrintStream err) {
  private static final String ROW = "%-52s %12s %12s %8s  %-19s  %s%n";

  /** Says where it is measured. */
  void machine(Machine machine) {
    progress("");
    out.println("machine: " + machine);
  }

  /** Begins a table. */
  void table(String ours, String peer, int threads) {
    progress("");
    out.printf(Locale.ROOT, "%n%s  against  %s, threads: %d%n", ours, peer, threads);
    out.printf(
        Locale.ROOT, ROW, "work", "ours", "theirs", "ratio", "smallest … largest", "hand-over");
  }

  /** Says what the machine can do at most. */
  void limits(Limits limits) {
    out.println("limits far beyond the caches: " + limits);
  }

  /** Shows what is going on, in place on a terminal. */
  void progress(String text) {
    if (System.console() != null && System.console().isTerminal()) {
      err.printf(Locale.ROOT, "\r\033[K%s", text);
    }
  }

  /** Says what went wrong. */
  void problem(String text) {
    progress("");
    err.println("versus: " + text);
  }

  /** Adds a row. */
  void row(Result result) {
    progress("");
    if (result.remark() != null) {
      out.printf(Locale.ROOT, ROW, result.work(), "", "", "-", result.remark(), "");
      return;
    }
    out.printf(
        Locale.ROOT,
        ROW,
        result.work(),
        result.unit().show(result.ourMedian()),
        result.unit().show(result.theirMedian()),
        String.format(Locale.ROOT, "%.2f", result.ratio()),
        String.format(
            Locale.ROOT, "%.2f … %.2f", result.ratios().getFirst(), result.ratios().getLast()),
        handOver(result.handOvers()));
  }

  private static String handOver(List<Double> seconds) {
    return seconds.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%.0f … %.0f ns",
            1e9 * Collections.min(seconds),
            1e9 * Collections.max(seconds));
  }
}
