package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import nn.lab.config.ContestantLabels;
import nn.lab.console.Progress;
import nn.lab.run.RunOutcome.Failed;
import nn.lab.run.RunOutcome.Finished;
import nn.lab.run.RunOutcome.Stopped;
import nn.layers.checkpoint.DurableFile;
import nn.layers.checkpoint.FileFailure;

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
    Provenance now = ProvenanceFinder.of(experiment);
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
    long steps = (long) trials.size() * epochs() * experiment.stepsPerEpoch();
    return new RunProgress(progress, trials.size(), epochs(), experiment.evaluated(), steps);
  }

  private RunOutcome train(
      Resumption resumption, Provenance now, RunProgress shown, Interruption interruption) {
    TrialSequence sequence = new TrialSequence(experiment, folder, shown);
    RunOrigin origin = resumption.origin(now);
    try (MetricsFile metrics = begin(resumption)) {
      if (!sequence.train(resumption.starts(), metrics, interruption)) {
        return new Stopped();
      }
    } catch (IOException e) {
      return failed(sequence, origin, FileFailure.message(e));
    } catch (RunException e) {
      return failed(sequence, origin, String.valueOf(e.getMessage()));
    }
    RunResult result = new RunResult(experiment, folder, sequence.results(), origin);
    return new Finished(result, result.write());
  }

  private Failed failed(TrialSequence sequence, RunOrigin origin, String reason) {
    RunResult soFar = new RunResult(experiment, folder, sequence.results(), origin);
    return new Failed(soFar, reason, Files.exists(folder.config()));
  }

  private int epochs() {
    return experiment.config().training().epochs();
  }

  /** Tidies up after an earlier process; from here on files are changed. */
  private MetricsFile begin(Resumption resumption) throws IOException {
    DurableFile.deleteUnfinished(folder.path());
    MetricsFile metrics =
        MetricsFile.begin(folder.metrics(), experiment.evaluated(), resumption.rows());
    if (!resumption.isWhole()) {
      Files.deleteIfExists(folder.summary());
    }
    return metrics;
  }
}
