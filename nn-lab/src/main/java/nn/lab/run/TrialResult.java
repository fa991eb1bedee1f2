package nn.lab.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;

/**
 * How a trial ended.
 *
 * @param trial the trial
 * @param epochs what every whole epoch came to
 * @param dropped how many steps were left out because a number was not finite
 * @param divergence why it ended early, if it did
 */
record TrialResult(
    Trial trial, List<EpochMetrics> epochs, long dropped, Optional<NonFiniteException> divergence) {
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

  /** Returns the seconds of all epochs. */
  double seconds() {
    return epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
  }

  /** Returns the first epoch with at least this test accuracy. */
  OptionalInt epochsTo(double testAccuracy) {
    return epochs.stream()
        .filter(metrics -> metrics.testAccuracy() >= testAccuracy)
        .mapToInt(EpochMetrics::epoch)
        .findFirst();
  }
}
