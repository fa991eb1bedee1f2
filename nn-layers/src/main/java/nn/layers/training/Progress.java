package nn.layers.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nn.api.Shape;
import nn.api.loss.Reduction;
import nn.layers.data.BatchOrder;

/** How far training has come: the epoch, the batch in it, and what the epoch has added up. */
final class Progress {
  /** The array that has a row more after every epoch. */
  static final String HISTORY = "progress/history";

  static final String COUNTS = "progress/counts";
  static final String SUMS = "progress/sums";
  static final String LEARNING_RATES = "progress/learning_rates";

  private final TableLoss trainLoss;
  private final int metrics;
  private int epoch;
  private int batch;
  private long step;
  private long dropped;
  private double seconds;
  private double lastLoss = Double.NaN;
  private List<Double> learningRates;
  private final List<EpochMetrics> history = new ArrayList<>();

  /** Starts before the first step, with room for this many metrics and learning rates. */
  Progress(Reduction reduction, int metrics, int rates) {
    this.metrics = metrics;
    this.trainLoss = new TableLoss(reduction);
    this.learningRates = Collections.nCopies(rates, Double.NaN);
  }

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

  /** Returns how many steps were left out because a number was not finite. */
  long dropped() {
    return dropped;
  }

  List<EpochMetrics> history() {
    return history;
  }

  double trainLoss() {
    return trainLoss.value();
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

  /** Returns the learning rates of the last step of the epoch, once it was made. */
  List<Double> learningRates() {
    return learningRates;
  }

  /** Remembers the learning rates that the last step of the epoch is going to use. */
  void lastStepUses(List<Double> rates) {
    learningRates = rates;
  }

  /** Counts a step; the loss of a batch that was dropped says nothing about the others. */
  void stepped(TrainingStep.Outcome outcome) {
    BatchLoss loss = outcome.loss();
    step++;
    lastLoss = loss.value();
    batch++;
    if (outcome.isDropped()) {
      dropped++;
    } else {
      trainLoss.add(loss.total(), loss.weight());
    }
  }

  void epochEnded(EpochMetrics metrics) {
    history.add(metrics);
    epoch++;
    batch = 0;
    trainLoss.set(0, 0);
    seconds = 0;
  }

  void writeTo(StateWriter out) {
    out.whole(COUNTS, Shape.of(4), epoch, batch, step, dropped);
    out.numbers(SUMS, Shape.of(3), trainLoss.total(), trainLoss.weight(), seconds);
    out.numbers(
        LEARNING_RATES,
        Shape.of(learningRates.size()),
        learningRates.stream().mapToDouble(rate -> rate).toArray());
    double[] rows = history.stream().flatMapToDouble(EpochMetrics::values).toArray();
    out.numbers(HISTORY, Shape.of(history.size(), columns()), rows);
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
    new ProgressRules(counts, sums, rows, columns()).check(order.batchesPerEpoch());
    epoch = (int) counts[0];
    batch = (int) counts[1];
    step = counts[2];
    dropped = counts[3];
    trainLoss.set(sums[0], sums[1]);
    seconds = sums[2];
    learningRates = Arrays.stream(in.numbers(LEARNING_RATES)).boxed().toList();
    history.clear();
    for (int row = 0; row < rows.length; row += columns()) {
      history.add(EpochMetrics.ofRow(Arrays.copyOfRange(rows, row, row + columns()), metrics));
    }
  }

  private int columns() {
    return EpochMetrics.columns(metrics, learningRates.size());
  }
}
