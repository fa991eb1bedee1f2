package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** Prints results as they come, and all of them as JSON. */
record Report(PrintStream out) {
  private static final String ROW = "%-44s %12s %12s %8s  %s%n";

  /** Begins the table of a peer. */
  void peer(String ours, String peer, int threads) {
    out.printf(Locale.ROOT, "%n%s  against  %s, %d threads%n", ours, peer, threads);
    out.printf(Locale.ROOT, ROW, "work", "ours", "theirs", "ratio", "smallest … largest");
  }

  /** Shows what is going on, in place on a terminal. */
  void progress(String text) {
    if (System.console() != null && System.console().isTerminal()) {
      System.err.printf(Locale.ROOT, "\r\033[K%s", text);
    }
  }

  /** Adds a row. */
  void row(Comparison.Result result) {
    progress("");
    if (result.remark() != null) {
      out.printf(Locale.ROOT, ROW, result.work(), "", "", "-", result.remark());
      return;
    }
    out.printf(
        Locale.ROOT,
        ROW,
        result.work(),
        time(result.ourMedian()),
        time(result.theirMedian()),
        String.format(Locale.ROOT, "%.2f", result.ratio()),
        String.format(
            Locale.ROOT, "%.2f … %.2f", result.ratios().getFirst(), result.ratios().getLast()));
  }

  private static String time(double seconds) {
    if (seconds < 1e-3) {
      return String.format(Locale.ROOT, "%.2f µs", seconds * 1e6);
    }
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.3f s", seconds);
  }

  /** Returns all measurements, with the machine and the Java they were made on. */
  static String json(List<Comparison.Result> results) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("java", System.getProperty("java.vm.version"));
      json.writeStringField("machine", Machine.describe());
      json.writeArrayFieldStart("results");
      for (Comparison.Result result : results) {
        json.writeStartObject();
        json.writeStringField("work", result.work());
        json.writeStringField("peer", result.peer());
        if (result.remark() != null) {
          json.writeStringField("remark", result.remark());
        } else {
          json.writeNumberField("ratio", result.ratio());
          writeArray(json, "our_seconds", result.ours());
          writeArray(json, "their_seconds", result.theirs());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void writeArray(JsonGenerator json, String name, List<Double> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }
}
