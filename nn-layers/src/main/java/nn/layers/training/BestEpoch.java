package nn.layers.training;

import java.util.List;

/**
 * Follows which epoch is the best so far, and for how many none has been better.
 *
 * <p>It is a function of the metrics of the epochs, so a checkpoint that holds these holds it.
 */
final class BestEpoch {
  private final Selection selection;
  private int epoch;
  private double value = Double.NaN;
  private double reference = Double.NaN;
  private int waited;

  BestEpoch(Selection selection) {
    this.selection = selection;
  }

  /** Begins again with the epochs that a checkpoint holds. */
  void restart(List<EpochMetrics> epochs) {
    epoch = 0;
    value = Double.NaN;
    reference = Double.NaN;
    waited = 0;
    epochs.forEach(this::accept);
  }

  /** Takes the next epoch, and returns whether it is the best so far. */
  boolean accept(EpochMetrics metrics) {
    double next = selection.metric().applyAsDouble(metrics);
    if (selection.isBetter(next, reference, selection.minDelta())) {
      reference = next;
      waited = 0;
    } else {
      waited++;
    }
    boolean isBest = epoch == 0 || selection.isBetter(next, value, 0);
    if (isBest) {
      epoch = metrics.epoch();
      value = next;
    }
    return isBest;
  }

  /** Returns the best epoch, 1 the first; 0 before the first. */
  int epoch() {
    return epoch;
  }

  /** Returns whether training has waited long enough for something better. */
  boolean isExhausted() {
    return selection.patience().isPresent() && waited >= selection.patience().getAsInt();
  }
}
