package nn.lab.run;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.layers.training.EpochMetrics;

/**
 * How a number went over the epochs: its mean over the seeds, and the lowest and highest seed.
 *
 * <p>Seeds that diverged are in it only if all did, each as long as it lasted.
 *
 * @param epochs one for each epoch, the first first; NaN where no seed has a finite number
 * @param ends where seeds diverged
 */
record Curve(List<Spread> epochs, List<End> ends) {
  /** From here on a number is as good as infinite, and would leave no room for others. */
  private static final double HUGE = 1e300;

  /** The numbers of several seeds after one epoch. */
  record Spread(double low, double mean, double high) {}

  /**
   * Where a seed diverged.
   *
   * @param epoch the last whole one, or the part of the first that went well
   * @param value after that epoch; NaN if there was none
   */
  record End(double epoch, double value) {}

  Curve {
    epochs = List.copyOf(epochs);
    ends = List.copyOf(ends);
  }

  /** Returns the curve of a number of an optimizer's epochs. */
  static Curve of(
      OptimizerResult result, ToDoubleFunction<EpochMetrics> number, int stepsPerEpoch) {
    List<TrialResult> diverged = result.diverged();
    boolean all = diverged.size() == result.trials().size();
    List<TrialResult> shown = all ? diverged : result.finished();
    int length = shown.stream().mapToInt(trial -> trial.epochs().size()).max().orElse(0);
    List<Spread> epochs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int epoch = i;
      epochs.add(
          spread(
              shown.stream()
                  .filter(trial -> trial.epochs().size() > epoch)
                  .mapToDouble(trial -> number.applyAsDouble(trial.epochs().get(epoch)))));
    }
    return new Curve(
        epochs, diverged.stream().map(trial -> end(trial, number, stepsPerEpoch)).toList());
  }

  private static Spread spread(DoubleStream numbers) {
    DoubleSummaryStatistics finite = numbers.filter(Curve::isShown).summaryStatistics();
    return finite.getCount() == 0
        ? new Spread(Double.NaN, Double.NaN, Double.NaN)
        : new Spread(finite.getMin(), finite.getAverage(), finite.getMax());
  }

  private static boolean isShown(double number) {
    return Math.abs(number) < HUGE;
  }

  private static End end(
      TrialResult trial, ToDoubleFunction<EpochMetrics> number, int stepsPerEpoch) {
    if (trial.epochs().isEmpty()) {
      double step = trial.divergence().orElseThrow().step();
      return new End(Math.min(1, step / stepsPerEpoch), Double.NaN);
    }
    double last = number.applyAsDouble(trial.last());
    return new End(trial.epochs().size(), isShown(last) ? last : Double.NaN);
  }

  double[] numbers(ToDoubleFunction<Spread> which) {
    return epochs.stream().mapToDouble(which).toArray();
  }

  /** Returns every finite number of the curve. */
  DoubleStream values() {
    Stream<Double> spreads = epochs.stream().flatMap(s -> Stream.of(s.low(), s.mean(), s.high()));
    return Stream.concat(spreads, ends.stream().map(End::value))
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite);
  }
}
