package nn.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.autograd.Nn;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.training.EpochMetrics;
import nn.layers.training.NonFiniteException;
import nn.layers.training.Selected;
import nn.layers.training.StepMetrics;
import nn.layers.training.Trainer;
import nn.layers.training.TrainingListener;
import nn.layers.training.TrainingResult;

/** Trains one trial from its newest checkpoint to its end, writing and showing every epoch. */
final class TrialRun implements TrainingListener {
  private final Experiment experiment;
  private final RunFolder folder;
  private final FolderIdentity identity;
  private final TrialStart start;
  private final MetricsFile metrics;
  private final RunProgress shown;
  private final List<EpochMetrics> epochs;
  private long dropped;
  private Optional<Selected> selected;

  TrialRun(
      Experiment experiment,
      RunFolder folder,
      FolderIdentity identity,
      TrialStart start,
      MetricsFile metrics,
      RunProgress shown) {
    this.experiment = experiment;
    this.folder = folder;
    this.identity = identity;
    this.start = start;
    this.metrics = metrics;
    this.shown = shown;
    this.epochs = new ArrayList<>(start.epochs());
    this.dropped = start.restored().dropped();
    this.selected = start.restored().selected();
  }

  /**
   * Returns the result, or empty if the trial was stopped before its end.
   *
   * @throws IOException if a checkpoint or a row of the metrics cannot be written
   * @throws RunException if the folder is gone
   */
  Optional<TrialResult> execute(Interruption interruption) throws IOException {
    shown.trialStarted(start.restored());
    try (Nn nn = experiment.engine(start.trial())) {
      identity.requireThere();
      CheckpointStore store = folder.createdStore(start.trial());
      Trainer trainer = experiment.trainer(nn, start.trial(), store, this, start.metadata());
      if (start.origin().isPresent()) {
        store.latest().checkpoint().ifPresent(found -> trainer.restore(found.content()));
      }
      shown.kernels(Experiment.kernels(nn));
      experiment.weights().ifPresent(weights -> shown.weights(weights.text()));
      interruption.watch(trainer);
      TrainingResult end = trainer.train(experiment.config().training().epochs());
      dropped = end.dropped();
      selected = end.selected();
      return end.stopped() ? Optional.empty() : ended(Optional.empty());
    } catch (NonFiniteException e) {
      return ended(Optional.of(e));
    } catch (UncheckedIOException e) {
      identity.requireThere(); // says more than that a file in it is not
      throw e.getCause();
    }
  }

  private Optional<TrialResult> ended(Optional<NonFiniteException> divergence) {
    Optional<Selected> chosen = divergence.isPresent() ? unfinished() : selected;
    TrialResult result = new TrialResult(start.trial(), epochs, dropped, divergence, chosen);
    shown.trialEnded(result);
    return Optional.of(result);
  }

  /** Where training has not come to its end, no epoch was chosen and nothing tested. */
  private Optional<Selected> unfinished() {
    return experiment.evaluated().isValidation()
        ? Optional.of(new Selected(0, false, Optional.empty()))
        : Optional.empty();
  }

  /** Returns the result of a trial that has all epochs already. */
  Optional<TrialResult> restored() {
    shown.trialStarted(start.restored());
    return ended(Optional.empty());
  }

  /** Returns what there is of the trial, which may lack epochs. */
  TrialResult soFar() {
    return new TrialResult(start.trial(), epochs, dropped, Optional.empty(), unfinished());
  }

  @Override
  public void onStep(StepMetrics step) {
    shown.step(start.trial(), step);
  }

  @Override
  public void onEpoch(EpochMetrics epoch) {
    epochs.add(epoch);
    shown.epoch(epoch);
    identity.requireThere();
    try {
      metrics.append(start.trial(), epoch);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
