package nn.layers.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where training stands when it returns.
 *
 * @param epochs what every whole epoch came to, those before a resume included
 * @param steps how many steps were made or left out: one per batch
 * @param dropped how many of them were left out, as {@code skip_non_finite} does, because the loss
 *     or a gradient was not finite
 * @param stopped whether something is left to do: epochs to train, as a stop was requested before
 *     the last was whole, or the test at the end
 * @param selected which epoch was chosen; empty without validation
 */
public record TrainingResult(
    List<EpochMetrics> epochs,
    long steps,
    long dropped,
    boolean stopped,
    Optional<Selected> selected) {
  /** Copies the list. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** Creates the result of a training without validation. */
  public TrainingResult(List<EpochMetrics> epochs, long steps, long dropped, boolean stopped) {
    this(epochs, steps, dropped, stopped, Optional.empty());
  }

  /**
   * Returns the first epoch, 1 the first, with at least this accuracy on the data it is evaluated
   * on.
   */
  public OptionalInt epochsTo(double evaluationAccuracy) {
    return epochs.stream()
        .filter(metrics -> metrics.evaluationAccuracy() >= evaluationAccuracy)
        .mapToInt(EpochMetrics::epoch)
        .findFirst();
  }
}
