package nn.lab.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nn.lab.console.Style;
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
  /** Copies the list. */
  public RunResult {
    trials = List.copyOf(trials);
  }

  /** Writes every result; returns which could not be written, and why. */
  List<String> write() {
    List<OptimizerResult> results = OptimizerResult.of(trials);
    List<String> problems = new ArrayList<>();
    attempt(() -> MetricsFile.write(folder.metrics(), experiment.evaluated(), rows()), problems);
    attempt(() -> Summary.write(this, results), problems);
    String name = experiment.config().name();
    Curves.draw(name, results, experiment.evaluated(), experiment.stepsPerEpoch(), folder.curves());
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
        folder
            .store(trial)
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
   * Returns a table with one row per optimizer, the best first and marked.
   *
   * @param width how long a line may be
   */
  public List<String> table(Style style, int width) {
    return new ResultTable(
            OptimizerResult.of(trials),
            experiment.evaluated(),
            experiment.config().targetAccuracy())
        .lines(style, width);
  }
}
