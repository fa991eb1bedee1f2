package nn.layers.training;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where training stands when it returns.
 *
 * @param epochs what every whole epoch came to, those before a resume included
 * @param steps how many steps were made or left out: one per batch
 * @param dropped how many of them were left out, as {@code skip_non_finite} does, because the loss
 *     or a gradient was not finite
 * @param stopped whether a stop was requested before the last epoch was whole
 */
public record TrainingResult(List<EpochMetrics> epochs, long steps, long dropped, boolean stopped) {
  /** Copies the list. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** Returns the first epoch, 1 the first, with at least this test accuracy. */
  public OptionalInt epochsTo(double testAccuracy) {
    return epochs.stream()
        .filter(metrics -> metrics.testAccuracy() >= testAccuracy)
        .mapToInt(EpochMetrics::epoch)
        .findFirst();
  }
}
