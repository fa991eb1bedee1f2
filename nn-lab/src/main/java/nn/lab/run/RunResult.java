package nn.lab.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;
import nn.layers.training.NonFiniteException;

/**
 * What a run came to.
 *
 * @param experiment what was run
 * @param folder where its files are
 * @param trials in the order they were run
 * @param origin what they were trained with
 */
public record RunResult(
    Experiment experiment, RunFolder folder, List<TrialResult> trials, RunOrigin origin) {
  private static final String NEVER = "—";

  /** Copies the list. */
  public RunResult {
    trials = List.copyOf(trials);
  }

  /** Writes every result; returns which could not be written, and why. */
  List<String> write() {
    List<OptimizerResult> results = OptimizerResult.of(trials);
    List<String> problems = new ArrayList<>();
    attempt(() -> MetricsFile.write(folder.metrics(), rows()), problems);
    attempt(() -> Summary.write(this, results), problems);
    attempt(() -> Curves.draw(results, folder.curves()), problems);
    return problems;
  }

  /** Something that writes a file. */
  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  /** One file that cannot be written does not cost the others, nor what is shown. */
  private static void attempt(Writing writing, List<String> problems) {
    try {
      writing.write();
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private List<MetricsFile.Rows> rows() {
    return trials.stream()
        .map(result -> new MetricsFile.Rows(result.trial(), result.epochs()))
        .toList();
  }

  /** Returns why each trial diverged that did, and what is left of it. */
  public List<String> failures() throws IOException {
    List<String> failures = new ArrayList<>();
    for (TrialResult result : trials) {
      if (result.divergence().isPresent()) {
        failures.add(failure(result.trial(), result.divergence().get()));
      }
    }
    return failures;
  }

  private String failure(Trial trial, NonFiniteException divergence) throws IOException {
    String checkpoint =
        Experiment.store(folder, trial)
            .latest()
            .checkpoint()
            .map(last -> "The last good checkpoint is " + last.file())
            .orElse("There is no checkpoint from before it");
    return String.format(
        Locale.ROOT,
        "%s, seed %d: %s. %s.",
        trial.label(),
        trial.seed(),
        divergence.getMessage(),
        checkpoint);
  }

  /** Returns whether no trial came to its end. */
  public boolean isFailure() {
    return trials.stream().allMatch(trial -> trial.divergence().isPresent());
  }

  /**
   * Returns a table with a row an optimizer, the best first and marked.
   *
   * @param width how long a line may be
   */
  public List<String> table(Style style, int width) {
    double target = experiment.config().targetAccuracy();
    Table table =
        new Table(
            Column.text("  optimizer"),
            Column.number("test\naccuracy %"),
            Column.number("test loss"),
            Column.number(
                String.format(Locale.ROOT, "epochs\nto %s %%", shortNumber(100 * target))),
            Column.number("seconds"));
    List<OptimizerResult> results = OptimizerResult.of(trials);
    boolean isBest = results.size() > 1;
    for (OptimizerResult result : results) {
      table.add(cells(result, isBest ? "* " : "  ", target));
      isBest = false;
    }
    return styled(table.rows(width), results, style);
  }

  private static String[] cells(OptimizerResult result, String mark, double target) {
    String seconds = String.format(Locale.ROOT, "%.1f", result.seconds());
    if (!result.diverged().isEmpty()) {
      return new String[] {"  " + result.label(), divergence(result), NEVER, NEVER, seconds};
    }
    return new String[] {
      mark + result.label(),
      result.testAccuracy().shown(100, 2),
      result.testLoss().shown(1, 4),
      epochs(result, target),
      seconds
    };
  }

  private static String divergence(OptimizerResult result) {
    int diverged = result.diverged().size();
    int seeds = result.trials().size();
    return diverged == seeds ? "diverged" : diverged + " of " + seeds + " diverged";
  }

  private static String epochs(OptimizerResult result, double target) {
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

  private static List<String> styled(
      List<String> rows, List<OptimizerResult> results, Style style) {
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
