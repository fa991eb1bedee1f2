package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.lab.config.SpecDefaults;
import nn.lab.console.Progress;

/**
 * Runs the trials of an experiment one after another in one folder, from the start or from where an
 * earlier process stopped.
 *
 * <p>Everything that must survive is in the checkpoints, the finished epochs' metrics included; a
 * trial whose checkpoint has all epochs is not trained again.
 */
public final class Run {
  private final Experiment experiment;
  private final RunFolder folder;
  private final List<Trial> trials;

  /** Creates a run; nothing is trained yet. */
  public Run(Experiment experiment, RunFolder folder) {
    this.experiment = experiment;
    this.folder = folder;
    this.trials =
        Trial.of(experiment.config(), new SpecDefaults(experiment.plugins().optimizers()::get));
  }

  /**
   * Trains, and writes every result.
   *
   * @param stopped what to say if the process is asked to end before all is there; it ends after
   * @return the results, or empty if the process was asked to end before all were there
   * @throws RunException if another process works in the folder
   */
  public Optional<RunResult> execute(Progress progress, Runnable stopped) throws IOException {
    try (RunLock _ = RunLock.of(folder);
        Interruption interruption = Interruption.listen();
        MetricsFile metrics = MetricsFile.create(folder.metrics())) {
      Files.deleteIfExists(folder.summary());
      List<TrialResult> results = train(metrics, showing(progress), interruption);
      if (results.size() < trials.size()) {
        stopped.run();
        return Optional.empty();
      }
      RunResult result = new RunResult(experiment, folder, results);
      result.write();
      return Optional.of(result);
    }
  }

  private RunProgress showing(Progress progress) {
    int epochs = experiment.config().training().epochs();
    long steps = (long) trials.size() * epochs * experiment.stepsPerEpoch();
    return new RunProgress(progress, trials.size(), epochs, steps);
  }

  /** Returns the results of all trials, or of those before the one that was stopped. */
  private List<TrialResult> train(MetricsFile metrics, RunProgress shown, Interruption interruption)
      throws IOException {
    List<TrialResult> results = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialResult> result =
          new TrialRun(experiment, folder, trial, metrics, shown).execute(interruption);
      if (result.isEmpty()) {
        return results;
      }
      results.add(result.get());
    }
    return results;
  }
}
