package nn.lab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;

/** The cases of one file as lines of text. */
final class CaseTable {
  private static final int LONGEST_TITLE = 48;

  private final Style style;
  private final Table table =
      new Table(
          Column.number("  #"),
          Column.text("case"),
          Column.number("abs diff"),
          Column.number("rel diff"),
          Column.text("largest at"),
          Column.text("result"));
  private final List<String> explanations = new ArrayList<>();
  private int number;

  CaseTable(Style style) {
    this.style = style;
  }

  void add(Trace trace, Outcome outcome) {
    String title = number + " " + trace.title();
    switch (outcome) {
      case Outcome.Compared compared -> {
        compared.firstOff().ifPresent(first -> explain(title, "first at " + first));
        row(
            trace,
            text(compared.absolute()),
            text(compared.relative()),
            compared.worst().map(Difference::where).orElse(""),
            compared.firstOff().isEmpty() ? style.good("ok") : style.bad("OFF"));
      }
      case Outcome.Failed(String reason) -> {
        explain(title, reason);
        row(trace, "-", "-", "", style.bad("OFF"));
      }
      case Outcome.NoPlugin(var missing) -> {
        String names = missing.stream().map(Object::toString).collect(Collectors.joining(", "));
        row(trace, "-", "-", "", style.dim("no plugin: " + names));
      }
    }
    number++;
  }

  private void row(Trace trace, String absolute, String relative, String where, String verdict) {
    String title = trace.title();
    String cut =
        title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    table.add("  " + number, cut, absolute, relative, where, verdict);
  }

  private void explain(String title, String reason) {
    explanations.add(
        "  " + style.bad("OFF") + " " + title + ": " + reason.replace("\n", "\n      "));
  }

  /** Returns a difference with two digits. */
  static String text(double difference) {
    return difference == 0 ? "0" : String.format(Locale.ROOT, "%.1e", difference);
  }

  /** Returns one line per case, then why cases are off. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(table.rows());
    lines.addAll(explanations);
    return lines;
  }
}
