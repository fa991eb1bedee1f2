package nn.lab.run;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nn.layers.training.EpochMetrics;
import nn.layers.training.Evaluation;
import nn.layers.training.NonFiniteException;
import nn.layers.training.Selected;

/**
 * How a trial ended.
 *
 * @param trial the trial
 * @param epochs what every whole epoch came to
 * @param dropped how many steps were left out because a number was not finite
 * @param divergence why it ended early, if it did
 * @param selected which epoch was chosen, and how it does on the test data; empty without
 *     validation
 */
record TrialResult(
    Trial trial,
    List<EpochMetrics> epochs,
    long dropped,
    Optional<NonFiniteException> divergence,
    Optional<Selected> selected) {
  TrialResult {
    epochs = List.copyOf(epochs);
  }

  /**
   * Returns what the last epoch came to.
   *
   * @throws java.util.NoSuchElementException if it diverged in its first epoch
   */
  EpochMetrics last() {
    return epochs.getLast();
  }

  /** Returns the epoch whose weights count: the best with validation, otherwise the last. */
  EpochMetrics chosen() {
    int best = selected.map(Selected::epoch).orElse(0);
    return best == 0 ? last() : epochs.get(best - 1);
  }

  /** Returns what its weights did on the test data; NaN where they were not read. */
  Evaluation test() {
    if (selected.isPresent()) {
      return selected.get().test().orElseGet(this::untested);
    }
    return new Evaluation(
        last().evaluationLoss(), last().evaluationAccuracy(), 1, last().metrics());
  }

  private Evaluation untested() {
    List<Double> unknown = Collections.nCopies(last().metrics().size(), Double.NaN);
    return new Evaluation(Double.NaN, Double.NaN, 0, unknown);
  }

  /** Returns the seconds of all epochs. */
  double seconds() {
    return epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
  }

  /** Returns the first epoch with at least this accuracy on what it is evaluated on. */
  OptionalInt epochsTo(double evaluationAccuracy) {
    return epochs.stream()
        .filter(metrics -> metrics.evaluationAccuracy() >= evaluationAccuracy)
        .mapToInt(EpochMetrics::epoch)
        .findFirst();
  }
}
