package nn.layers.training;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.layers.data.BatchOrder;

/** How far training has come: the epoch, the batch in it, and what the epoch has added up. */
final class Progress {
  /** The array that has a row more after every epoch. */
  static final String HISTORY = "progress/history";

  private static final String COUNTS = "progress/counts";
  private static final String SUMS = "progress/sums";

  private int epoch;
  private int batch;
  private long step;
  private long samples;
  private double lossSum;
  private double seconds;
  private double lastLoss = Double.NaN;
  private final List<EpochMetrics> history = new ArrayList<>();

  /** Returns how many epochs are whole. */
  int epoch() {
    return epoch;
  }

  /** Returns how many batches of the current epoch were trained on. */
  int batch() {
    return batch;
  }

  long step() {
    return step;
  }

  List<EpochMetrics> history() {
    return history;
  }

  double trainLoss() {
    return lossSum / samples;
  }

  /** Returns the loss of the last step that this process made. */
  double lastLoss() {
    return lastLoss;
  }

  double seconds() {
    return seconds;
  }

  void addSeconds(double more) {
    seconds += more;
  }

  void stepped(double loss, int batchSize) {
    step++;
    lastLoss = loss;
    batch++;
    lossSum += loss * batchSize;
    samples += batchSize;
  }

  void epochEnded(EpochMetrics metrics) {
    history.add(metrics);
    epoch++;
    batch = 0;
    samples = 0;
    lossSum = 0;
    seconds = 0;
  }

  void writeTo(StateWriter out) {
    out.whole(COUNTS, Shape.of(4), epoch, batch, step, samples);
    out.numbers(SUMS, Shape.of(2), lossSum, seconds);
    double[] rows = history.stream().flatMapToDouble(EpochMetrics::values).toArray();
    out.numbers(HISTORY, Shape.of(history.size(), EpochMetrics.COLUMNS), rows);
  }

  /**
   * Takes over what a checkpoint says.
   *
   * @throws IllegalArgumentException if no training could have come to these numbers
   */
  void readFrom(StateReader in, BatchOrder order) {
    long[] counts = in.whole(COUNTS);
    double[] sums = in.numbers(SUMS);
    double[] rows = in.numbers(HISTORY);
    requireCounts(counts, order);
    requireSums(sums);
    requireHistory(rows, counts[0]);
    epoch = (int) counts[0];
    batch = (int) counts[1];
    step = counts[2];
    samples = counts[3];
    lossSum = sums[0];
    seconds = sums[1];
    history.clear();
    for (int row = 0; row < epoch; row++) {
      history.add(EpochMetrics.ofRow(rows, row));
    }
  }

  private static void requireCounts(long[] counts, BatchOrder order) {
    int batches = order.batchesPerEpoch();
    requireInside("epoch", counts[0], Integer.MAX_VALUE);
    requireInside("batch", counts[1], batches);
    require(COUNTS + ": step", counts[0] * batches + counts[1], counts[2]);
    long samples = Math.min(counts[1] * order.batchSize(), order.samples());
    require(COUNTS + ": samples", samples, counts[3]);
  }

  private static void requireSums(double[] sums) {
    if (!Double.isFinite(sums[0]) || !(sums[1] >= 0 && sums[1] < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          SUMS + ": expected a finite loss and seconds, found " + sums[0] + " and " + sums[1]);
    }
  }

  private static void requireHistory(double[] rows, long epochs) {
    require(HISTORY + ": rows", epochs, rows.length / EpochMetrics.COLUMNS);
    for (int row = 0; row < epochs; row++) {
      if (rows[row * EpochMetrics.COLUMNS] != row + 1) {
        throw new IllegalArgumentException(
            HISTORY + ": row " + (row + 1) + " is of epoch " + rows[row * EpochMetrics.COLUMNS]);
      }
    }
  }

  private static void require(String what, long expected, long found) {
    if (expected != found) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
    }
  }

  private static void requireInside(String name, long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          COUNTS + ": " + name + " must be in [0, " + most + "], not " + count);
    }
  }
}
