package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;

/**
 * A table with one row per optimizer, the best first and marked.
 *
 * @param results the best first
 * @param evaluated what the epochs were evaluated on
 * @param target the accuracy to which epochs are counted
 */
record ResultTable(List<OptimizerResult> results, Evaluated evaluated, double target) {
  private static final String NEVER = "—";

  /** Returns the header and the rows, in lines of at most this width where that is possible. */
  List<String> lines(Style style, int width) {
    boolean isPartly = results.stream().anyMatch(OptimizerResult::isPartlyDiverged);
    boolean isDropping = results.stream().anyMatch(result -> result.dropped() > 0);
    Table table = new Table(columns(isPartly, isDropping));
    boolean isBest = results.size() > 1;
    for (OptimizerResult result : results) {
      table.add(cells(result, isBest ? "* " : "  ", isPartly, isDropping));
      isBest = false;
    }
    return styled(table.rows(width), style);
  }

  private Column[] columns(boolean isPartly, boolean isDropping) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("  optimizer")));
    if (evaluated.isValidation()) {
      addNumbers(columns, evaluated.data() + "\n");
    }
    addNumbers(columns, "test\n");
    if (evaluated.hasAccuracy()) {
      columns.add(
          Column.number(String.format(Locale.ROOT, "epochs\nto %s %%", shortNumber(100 * target))));
    }
    columns.add(Column.number("seconds"));
    if (isPartly) {
      columns.add(Column.number("diverged\nseeds"));
    }
    if (isDropping) {
      columns.add(Column.number("steps\nleft out"));
    }
    return columns.toArray(Column[]::new);
  }

  private void addNumbers(List<Column> columns, String data) {
    if (evaluated.hasAccuracy()) {
      columns.add(Column.number(data + "accuracy %"));
    }
    columns.add(Column.number(evaluated.isValidation() ? data + "loss" : "test loss"));
    evaluated.metrics().forEach(metric -> columns.add(Column.number(data + metric)));
  }

  /** The numbers are those of the seeds that did not diverge; a column says how many did. */
  private String[] cells(
      OptimizerResult result, String mark, boolean isPartly, boolean isDropping) {
    int diverged = result.diverged().size();
    int seeds = result.trials().size();
    boolean isGone = diverged == seeds;
    List<String> cells = new ArrayList<>();
    cells.add((diverged == 0 ? mark : "  ") + result.label());
    List<String> numbers = numbers(result);
    for (int i = 0; i < numbers.size(); i++) {
      cells.add(isGone ? i == 0 ? "diverged" : NEVER : numbers.get(i));
    }
    cells.add(String.format(Locale.ROOT, "%.1f", result.seconds()));
    if (isPartly) {
      cells.add(diverged == 0 ? NEVER : diverged + " of " + seeds);
    }
    if (isDropping) {
      cells.add(result.dropped() == 0 ? NEVER : Long.toString(result.dropped()));
    }
    return cells.toArray(String[]::new);
  }

  private List<String> numbers(OptimizerResult result) {
    List<String> numbers = new ArrayList<>();
    if (evaluated.isValidation()) {
      addNumbers(numbers, result.evaluationAccuracy(), result.evaluationLoss());
      metrics().mapToObj(i -> result.evaluationMetric(i).shown(1, 4)).forEach(numbers::add);
    }
    addNumbers(numbers, result.testAccuracy(), result.testLoss());
    metrics().mapToObj(i -> result.testMetric(i).shown(1, 4)).forEach(numbers::add);
    if (evaluated.hasAccuracy()) {
      numbers.add(epochs(result));
    }
    return numbers;
  }

  private IntStream metrics() {
    return IntStream.range(0, evaluated.metrics().size());
  }

  private void addNumbers(List<String> numbers, Statistics accuracy, Statistics loss) {
    if (evaluated.hasAccuracy()) {
      numbers.add(accuracy.shown(100, 2));
    }
    numbers.add(loss.shown(1, 4));
  }

  private String epochs(OptimizerResult result) {
    OptionalDouble epochs = result.epochsTo(target);
    if (epochs.isEmpty()) {
      return NEVER;
    }
    String mean = String.format(Locale.ROOT, "%.1f", epochs.getAsDouble());
    int reached = result.reached(target);
    int seeds = result.trials().size();
    return reached == seeds ? mean : mean + " (" + reached + " of " + seeds + ")";
  }

  private static String shortNumber(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private List<String> styled(List<String> rows, Style style) {
    List<String> styled = new ArrayList<>();
    styled.add(style.bold(rows.getFirst()));
    for (int i = 1; i < rows.size(); i++) {
      String row = rows.get(i);
      boolean diverged = !results.get(i - 1).diverged().isEmpty();
      styled.add(diverged ? style.bad(row) : row.startsWith("*") ? style.good(row) : row);
    }
    return styled;
  }
}
