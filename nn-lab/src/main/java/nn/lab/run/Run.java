package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.lab.config.ContestantLabels;
import nn.lab.console.Progress;
import nn.lab.run.RunOutcome.Failed;
import nn.lab.run.RunOutcome.Finished;
import nn.lab.run.RunOutcome.Stopped;
import nn.layers.checkpoint.DurableFile;

/**
 * Runs the trials of an experiment one after another in one folder, from the start or from where an
 * earlier process stopped.
 *
 * <p>Everything that must survive is in the checkpoints, the finished epochs' metrics included; a
 * trial whose checkpoint has all epochs is not trained again. Nothing in the folder is changed
 * before it is sure that all trials can go on.
 */
public final class Run {
  private final Experiment experiment;
  private final RunFolder folder;
  private final ResumeChoices choices;
  private final List<Trial> trials;

  /** Creates a run; nothing is trained yet. */
  public Run(Experiment experiment, RunFolder folder, ResumeChoices choices) {
    this.experiment = experiment;
    this.folder = folder;
    this.choices = choices;
    this.trials =
        Trial.of(experiment.config(), new ContestantLabels(experiment.plugins().optimizers()));
  }

  /**
   * Trains, and writes every result.
   *
   * @param stopped what to say if the process is asked to end before all is there; it ends after
   * @throws RunException if another process works in the folder, or if its checkpoints do not fit;
   *     no byte of the folder is changed then
   */
  public RunOutcome execute(Progress progress, Runnable stopped) throws IOException {
    Provenance now = Provenance.of(experiment);
    if (Files.notExists(folder.lock())) {
      check(now); // before the lock would be a new file
    }
    try (RunLock _ = RunLock.of(folder);
        Interruption interruption = Interruption.listen()) {
      Resumption resumption = check(now);
      resumption.changes().forEach(change -> progress.milestone("Changed: " + change));
      RunOutcome outcome = train(resumption, now, showing(progress), interruption);
      if (outcome instanceof Stopped) {
        stopped.run();
      }
      return outcome;
    }
  }

  private Resumption check(Provenance now) throws IOException {
    return new ResumeCheck(experiment, folder, now, choices).of(trials);
  }

  private RunProgress showing(Progress progress) {
    int epochs = experiment.config().training().epochs();
    long steps = (long) trials.size() * epochs * experiment.stepsPerEpoch();
    return new RunProgress(progress, trials.size(), epochs, steps);
  }

  private RunOutcome train(
      Resumption resumption, Provenance now, RunProgress shown, Interruption interruption)
      throws IOException {
    FolderIdentity identity = FolderIdentity.of(folder);
    List<TrialResult> results = new ArrayList<>();
    int epochs = experiment.config().training().epochs();
    DurableFile.deleteUnfinished(folder.path());
    try (MetricsFile metrics = MetricsFile.begin(folder.metrics(), resumption.rows())) {
      if (!resumption.isWhole(epochs)) {
        Files.deleteIfExists(folder.summary());
      }
      for (TrialStart start : resumption.starts()) {
        TrialRun trial = new TrialRun(experiment, folder, identity, start, now, metrics, shown);
        Optional<TrialResult> result;
        try {
          result = start.isWhole(epochs) ? trial.restored() : trial.execute(interruption);
        } catch (IOException | RunException e) {
          RunResult soFar = result(results, Stream.of(trial.soFar()), resumption, now);
          return new Failed(soFar, String.valueOf(e.getMessage()), identity.isThere());
        }
        if (result.isEmpty()) {
          return new Stopped();
        }
        results.add(result.get());
      }
    }
    return finished(result(results, Stream.of(), resumption, now), identity);
  }

  private RunResult result(
      List<TrialResult> ended, Stream<TrialResult> begun, Resumption resumption, Provenance now) {
    List<TrialResult> all =
        Stream.concat(ended.stream(), begun.filter(trial -> !trial.epochs().isEmpty())).toList();
    return new RunResult(
        experiment, folder, all, resumption.origin(now, experiment.config().training().epochs()));
  }

  private RunOutcome finished(RunResult result, FolderIdentity identity) {
    try {
      identity.requireThere();
      return new Finished(result, result.write());
    } catch (RunException e) {
      return new Failed(result, String.valueOf(e.getMessage()), false);
    }
  }
}
