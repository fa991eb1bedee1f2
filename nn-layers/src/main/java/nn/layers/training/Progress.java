package nn.layers.training;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;

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

  void readFrom(StateReader in, int batches) {
    long[] counts = in.whole(COUNTS);
    requireInside("epoch", counts[0], Integer.MAX_VALUE);
    requireInside("batch", counts[1], batches);
    requireInside("step", counts[2], Long.MAX_VALUE);
    requireInside("samples", counts[3], Long.MAX_VALUE);
    epoch = (int) counts[0];
    batch = (int) counts[1];
    step = counts[2];
    samples = counts[3];
    lossSum = in.numbers(SUMS)[0];
    seconds = in.numbers(SUMS)[1];
    history.clear();
    double[] rows = in.numbers(HISTORY);
    for (int row = 0; row < rows.length / EpochMetrics.COLUMNS; row++) {
      history.add(EpochMetrics.ofRow(rows, row));
    }
  }

  private static void requireInside(String name, long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          COUNTS + ": " + name + " must be in [0, " + most + "], not " + count);
    }
  }
}
