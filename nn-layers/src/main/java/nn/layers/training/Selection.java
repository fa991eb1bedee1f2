package nn.layers.training;

import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * By which number of the validation the epochs of a training are compared, and when it ends early.
 *
 * <p>The best epoch is the one with the best number, the earlier of equal ones. NaN is worse than
 * every number.
 *
 * @param metric what is compared
 * @param isHigherBetter whether a higher number is better
 * @param patience after how many epochs without improvement training ends; empty for never
 * @param minDelta how much better than at the last improvement an epoch has to be, so that it is
 *     one; at least 0. Which epoch is the best does not depend on it
 */
public record Selection(
    ToDoubleFunction<EpochMetrics> metric,
    boolean isHigherBetter,
    OptionalInt patience,
    double minDelta) {

  /**
   * Creates the selection.
   *
   * @throws IllegalArgumentException if the patience is below 1, or the difference is negative or
   *     not finite
   */
  public Selection {
    if (patience.isPresent() && patience.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "expected a patience of 1 or more epochs, found " + patience.getAsInt());
    }
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "expected a finite smallest difference of at least 0, found " + minDelta);
    }
  }

  /** Returns the selection of the epoch with the lowest loss, which never ends a training. */
  public static Selection byLoss() {
    return of(EpochMetrics::evaluationLoss, false);
  }

  /** Returns the selection of the epoch with the highest accuracy, which never ends a training. */
  public static Selection byAccuracy() {
    return of(EpochMetrics::evaluationAccuracy, true);
  }

  /** Returns the selection by any number, which never ends a training. */
  public static Selection of(ToDoubleFunction<EpochMetrics> metric, boolean isHigherBetter) {
    return new Selection(metric, isHigherBetter, OptionalInt.empty(), 0);
  }

  /** Returns the same selection that ends training after so many epochs without improvement. */
  public Selection stoppingAfter(int epochs, double least) {
    return new Selection(metric, isHigherBetter, OptionalInt.of(epochs), least);
  }

  /** Returns whether a number is better than another by more than a difference. */
  boolean isBetter(double value, double than, double difference) {
    if (Double.isNaN(value) || Double.isNaN(than)) {
      return !Double.isNaN(value);
    }
    return isHigherBetter ? value > than + difference : value < than - difference;
  }
}
