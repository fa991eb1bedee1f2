package nn.lab.run;

import java.util.List;
import java.util.Optional;
import nn.layers.training.EpochMetrics;
import nn.layers.training.TrainingResult;

/**
 * Where a trial goes on.
 *
 * @param trial the trial
 * @param restored what its newest checkpoint holds; nothing if it begins
 * @param origin what the checkpoint was trained with; empty if it begins
 * @param accepted the changes that it went on with, and now goes on with
 */
record TrialStart(
    Trial trial, TrainingResult restored, Optional<Provenance> origin, AcceptedChanges accepted) {

  static TrialStart anew(Trial trial) {
    return new TrialStart(
        trial, new TrainingResult(List.of(), 0, true), Optional.empty(), AcceptedChanges.NONE);
  }

  /** Returns whether the trial has all epochs, so that nothing is left to train. */
  boolean isWhole(int epochs) {
    return epochs().size() >= epochs;
  }

  List<EpochMetrics> epochs() {
    return restored.epochs();
  }
}
