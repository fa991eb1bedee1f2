package nn.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.layers.training.EpochMetrics;
import nn.layers.training.TrainingResult;

/**
 * Where a trial continues.
 *
 * @param trial the trial
 * @param restored what its newest checkpoint holds; no epochs if it starts from the beginning
 * @param origin what the checkpoint was trained with; empty if it starts from the beginning
 * @param now what it is trained with from now on
 * @param accepted the changes that a user accepted for it, those of now included
 */
record TrialStart(
    Trial trial,
    TrainingResult restored,
    Optional<Provenance> origin,
    Provenance now,
    AcceptedChanges accepted) {

  static TrialStart anew(Trial trial, Provenance now) {
    return new TrialStart(
        trial,
        new TrainingResult(List.of(), 0, 0, true),
        Optional.empty(),
        now,
        AcceptedChanges.NONE);
  }

  /** Returns whether nothing is left to train or to test. */
  boolean isWhole() {
    return !restored.stopped();
  }

  List<EpochMetrics> epochs() {
    return restored.epochs();
  }

  /** Returns the texts that its checkpoints carry beside the config. */
  Map<String, String> metadata() {
    Map<String, String> texts = new LinkedHashMap<>(now.metadata());
    texts.putAll(accepted.metadata());
    return texts;
  }

  /** Returns what differed from now when all of it, or its first steps, were trained. */
  List<String> changes() {
    List<String> lines = new ArrayList<>(accepted.lines());
    if (isWhole()) {
      origin.stream()
          .flatMap(then -> then.changesTo(now).stream())
          .forEach(change -> lines.add("trained before: " + change));
    }
    return lines;
  }
}
