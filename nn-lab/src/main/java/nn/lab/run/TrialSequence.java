package nn.lab.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains one trial after another, and knows at any time what there is of their results. */
final class TrialSequence {
  private final Experiment experiment;
  private final RunFolder folder;
  private final RunProgress shown;
  private final List<TrialResult> ended = new ArrayList<>();
  private Optional<TrialRun> running = Optional.empty();

  TrialSequence(Experiment experiment, RunFolder folder, RunProgress shown) {
    this.experiment = experiment;
    this.folder = folder;
    this.shown = shown;
  }

  /**
   * Trains what is left; called once.
   *
   * @return whether all trials came to their end; otherwise the process is asked to end
   * @throws IOException if a file cannot be written
   * @throws RunException if the folder is gone
   */
  boolean train(List<TrialStart> starts, MetricsFile metrics, Interruption interruption)
      throws IOException {
    FolderIdentity identity = FolderIdentity.of(folder);
    for (TrialStart start : starts) {
      TrialRun trial = new TrialRun(experiment, folder, identity, start, metrics, shown);
      running = Optional.of(trial);
      Optional<TrialResult> result =
          start.isWhole() ? trial.restored() : trial.execute(interruption);
      running = Optional.empty();
      if (result.isEmpty()) {
        return false;
      }
      ended.add(result.get());
    }
    identity.requireThere();
    return true;
  }

  /** Returns the results so far; the last trial may lack epochs, but has one at least. */
  List<TrialResult> results() {
    List<TrialResult> results = new ArrayList<>(ended);
    running.map(TrialRun::soFar).filter(trial -> !trial.epochs().isEmpty()).ifPresent(results::add);
    return results;
  }
}
