package nn.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.autograd.Nn;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.CheckpointStore.Latest;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;
import nn.layers.training.StepMetrics;
import nn.layers.training.Trainer;
import nn.layers.training.TrainingListener;
import nn.layers.training.TrainingResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one trial from its newest checkpoint to its end, writing and showing every epoch. */
final class TrialRun implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

  private final Experiment experiment;
  private final RunFolder folder;
  private final Trial trial;
  private final MetricsFile metrics;
  private final RunProgress shown;
  private final List<EpochMetrics> epochs = new ArrayList<>();

  TrialRun(
      Experiment experiment,
      RunFolder folder,
      Trial trial,
      MetricsFile metrics,
      RunProgress shown) {
    this.experiment = experiment;
    this.folder = folder;
    this.trial = trial;
    this.metrics = metrics;
    this.shown = shown;
  }

  /** Returns the result, or empty if the trial was stopped before its end. */
  Optional<TrialResult> execute(Interruption interruption) throws IOException {
    CheckpointStore store = Experiment.store(folder, trial);
    try (Nn nn = experiment.engine(trial)) {
      Trainer trainer = experiment.trainer(nn, trial, store, this);
      restore(trainer, store);
      interruption.watch(trainer);
      TrainingResult end = trainer.train(experiment.config().training().epochs());
      return end.stopped() ? Optional.empty() : ended(Optional.empty());
    } catch (NonFiniteException e) {
      return ended(Optional.of(e));
    }
  }

  private Optional<TrialResult> ended(Optional<NonFiniteException> divergence) {
    TrialResult result = new TrialResult(trial, epochs, divergence);
    shown.trialEnded(result);
    return Optional.of(result);
  }

  /** Goes on from the newest whole checkpoint, if there is one, and writes its epochs again. */
  private void restore(Trainer trainer, CheckpointStore store) throws IOException {
    Latest latest = store.latest();
    latest.skipped().forEach(damaged -> LOG.warn("passed over: {}", damaged.getMessage()));
    latest.checkpoint().ifPresent(checkpoint -> trainer.restore(checkpoint.content()));
    TrainingResult restored = trainer.train(0);
    for (EpochMetrics epoch : restored.epochs()) {
      epochs.add(epoch);
      metrics.append(trial, epoch);
    }
    shown.trialStarted(restored);
  }

  @Override
  public void onStep(StepMetrics step) {
    shown.step(trial, step);
  }

  @Override
  public void onEpoch(EpochMetrics epoch) {
    epochs.add(epoch);
    shown.epoch(epoch);
    try {
      metrics.append(trial, epoch);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
