package nn.lab.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * What an optimizer reached over all seeds.
 *
 * @param label what the optimizer is called; different for every one
 * @param trials one per seed, at least one
 */
record OptimizerResult(String label, List<TrialResult> trials) {
  /** The best first; those that diverged with some seed last. */
  private static final Comparator<OptimizerResult> BEST_FIRST =
      Comparator.comparing((OptimizerResult result) -> !result.diverged().isEmpty())
          .thenComparingDouble(result -> -result.evaluationAccuracy().mean())
          .thenComparingDouble(result -> result.evaluationLoss().mean());

  OptimizerResult {
    trials = List.copyOf(trials);
  }

  /** Returns one result per optimizer, the best first. */
  static List<OptimizerResult> of(List<TrialResult> trials) {
    Map<String, List<TrialResult>> byLabel = new LinkedHashMap<>();
    for (TrialResult trial : trials) {
      byLabel.computeIfAbsent(trial.trial().label(), _ -> new ArrayList<>()).add(trial);
    }
    return byLabel.entrySet().stream()
        .map(entry -> new OptimizerResult(entry.getKey(), entry.getValue()))
        .sorted(BEST_FIRST)
        .toList();
  }

  /** Returns what the optimizer is called where room is short. */
  String brief() {
    return trials.getFirst().trial().name().brief();
  }

  /** Returns its place in the config, counted from 0. */
  int contestant() {
    return trials.getFirst().trial().contestant();
  }

  List<TrialResult> diverged() {
    return trials.stream().filter(trial -> trial.divergence().isPresent()).toList();
  }

  /** Returns whether it diverged with some seeds, but not with all. */
  boolean isPartlyDiverged() {
    return !diverged().isEmpty() && diverged().size() < trials.size();
  }

  List<TrialResult> finished() {
    return trials.stream().filter(trial -> trial.divergence().isEmpty()).toList();
  }

  /** Returns the accuracy of the chosen epochs, over the trials that did not diverge. */
  Statistics evaluationAccuracy() {
    return of(trial -> trial.chosen().evaluationAccuracy());
  }

  /** Returns the loss of the chosen epochs, over the trials that did not diverge. */
  Statistics evaluationLoss() {
    return of(trial -> trial.chosen().evaluationLoss());
  }

  /** Returns the accuracy on the test data, over the trials that did not diverge. */
  Statistics testAccuracy() {
    return of(trial -> trial.test().accuracy());
  }

  /** Returns the loss on the test data, over the trials that did not diverge. */
  Statistics testLoss() {
    return of(trial -> trial.test().loss());
  }

  /** Returns a metric of the chosen epochs, over the trials that did not diverge. */
  Statistics evaluationMetric(int index) {
    return of(trial -> trial.chosen().metrics().get(index));
  }

  /** Returns a metric on the test data, over the trials that did not diverge. */
  Statistics testMetric(int index) {
    return of(trial -> trial.test().metrics().get(index));
  }

  private Statistics of(ToDoubleFunction<TrialResult> value) {
    return Statistics.of(finished().stream().mapToDouble(value).toArray());
  }

  /** Returns how many trials reached an accuracy. */
  int reached(double accuracy) {
    return (int) finished().stream().filter(trial -> trial.epochsTo(accuracy).isPresent()).count();
  }

  /** Returns the mean number of epochs to an accuracy, over the trials that reached it. */
  OptionalDouble epochsTo(double accuracy) {
    return finished().stream()
        .map(trial -> trial.epochsTo(accuracy))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .average();
  }

  /** Returns how many steps were left out over all seeds because a number was not finite. */
  long dropped() {
    return trials.stream().mapToLong(TrialResult::dropped).sum();
  }

  /** Returns the mean seconds of a trial. */
  double seconds() {
    return trials.stream().mapToDouble(TrialResult::seconds).average().orElse(0);
  }
}
