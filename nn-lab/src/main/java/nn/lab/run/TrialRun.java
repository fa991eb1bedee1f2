package nn.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.autograd.Nn;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.CheckpointStore.Checkpoint;
import nn.layers.checkpoint.CheckpointStore.Latest;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;
import nn.layers.training.StateMismatchException;
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
      shown.kernels(Experiment.kernels(nn));
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
    if (latest.checkpoint().isPresent()) {
      restore(trainer, latest.checkpoint().get());
    } else if (!latest.skipped().isEmpty()) {
      LOG.warn("no checkpoint of {} is whole; it starts anew", trial.label());
    }
    TrainingResult restored = trainer.train(0);
    for (EpochMetrics epoch : restored.epochs()) {
      epochs.add(epoch);
      metrics.append(trial, epoch);
    }
    shown.trialStarted(restored);
  }

  private void restore(Trainer trainer, Checkpoint checkpoint) {
    List<String> changed = experiment.changedSince(checkpoint.content());
    if (!changed.isEmpty()) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "%s was changed since %s was written: %s. Change it back, or begin a new run with it",
              folder.config(),
              checkpoint.file(),
              String.join(", ", changed)));
    }
    try {
      trainer.restore(checkpoint.content());
    } catch (StateMismatchException e) {
      throw new RunException(checkpoint.file() + ": " + e.getMessage());
    }
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
