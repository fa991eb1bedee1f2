package nn.layers.training;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.checkpoint.TensorFile;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;

/**
 * The training loop.
 *
 * {@snippet :
 * Trainer trainer =
 *     Trainer.builder(nn, model, new CrossEntropy(), optimizer, training).test(test).build();
 * TrainingResult result = trainer.train(20);
 * }
 *
 * <p>Training n + m steps gives the same bits as training n, saving, restoring in a new process
 * into a trainer built in the same way, and training m, wherever in an epoch it was stopped.
 *
 * <p>Used by one thread, but for {@link #requestStop()}.
 */
public final class Trainer {
  /** The file beside the checkpoints with the weights of the best epoch, if there is validation. */
  public static final String BEST_WEIGHTS = "best.safetensors";

  private final TrainingSetup setup;
  private final FiniteCheck check;
  private final TrainingStep step;
  private final Progress progress;
  private final TrainingState state;
  private final Optional<ModelSelection> selection;
  private final CheckpointSaving saving;
  private final EpochEnding ending;
  private volatile boolean stopRequested;

  Trainer(TrainingSetup setup) {
    this.setup = setup;
    this.check = new FiniteCheck(setup.nn(), setup.optimizer(), setup.model().parameters());
    this.step = setup.step(check);
    this.progress =
        new Progress(
            setup.criterion().reduction(), setup.metrics().size(), setup.learningRates().size());
    this.selection =
        setup.validation() == null
            ? Optional.empty()
            : Optional.of(new ModelSelection(setup, setup.selection()));
    this.state = new TrainingState(setup, progress, selection);
    this.saving = new CheckpointSaving(setup, check, progress, state, selection);
    this.ending = new EpochEnding(setup, check, progress, selection, saving);
  }

  /** Returns a builder for what is needed at least. */
  public static TrainerBuilder builder(
      Nn nn, Module model, Loss criterion, Optimizer optimizer, DataLoader training) {
    return new TrainerBuilder(nn, model, criterion, optimizer, training);
  }

  /**
   * Trains until this many epochs are whole, those of earlier calls and before a resume included,
   * until validation has not improved for long enough, or until a stop is requested. With
   * validation the test data are read when training has come to its end.
   *
   * @throws NonFiniteException if a loss, a gradient or a parameter is not finite
   * @throws UncheckedIOException if a checkpoint cannot be written; earlier ones are still there
   */
  public TrainingResult train(int epochs) {
    setup.model().train();
    while (goesOn(epochs) && !stopRequested) {
      long start = System.nanoTime();
      trainBatches();
      if (stopRequested) {
        progress.addSeconds(secondsSince(start));
      } else {
        ending.end(() -> secondsSince(start));
      }
    }
    if (!stopRequested) {
      selection.filter(chosen -> !chosen.isTested()).ifPresent(ending::test);
    }
    saving.saveIfChanged();
    return result(epochs);
  }

  /**
   * Returns where training stands, without training.
   *
   * @param epochs how many are to be whole
   */
  public TrainingResult result(int epochs) {
    boolean isTested = selection.map(ModelSelection::isTested).orElse(true);
    return new TrainingResult(
        progress.history(),
        progress.step(),
        progress.dropped(),
        goesOn(epochs) || !isTested,
        selection.map(ModelSelection::selected));
  }

  private boolean goesOn(int epochs) {
    boolean isEarly = selection.map(ModelSelection::isExhausted).orElse(false);
    return progress.epoch() < epochs && !isEarly;
  }

  /**
   * Makes {@link #train} finish the current step, write a checkpoint and return; later calls return
   * at once. May be called by any thread.
   */
  public void requestStop() {
    stopRequested = true;
  }

  private void trainBatches() {
    Iterator<Batch> batches = setup.training().epoch(progress.epoch(), progress.batch()).iterator();
    while (batches.hasNext() && !stopRequested) {
      double loss = setup.nn().stepScope(() -> trainBatch(batches.next()));
      saving.changed();
      setup.moveSchedules(SchedulePeriod.STEP, loss);
      StepMetrics metrics =
          new StepMetrics(
              progress.step(),
              progress.epoch() + 1,
              progress.batch(),
              setup.training().batches(),
              loss);
      setup.listeners().forEach(listener -> listener.onStep(metrics));
    }
  }

  private double trainBatch(Batch batch) {
    if (progress.batch() == setup.training().batches() - 1) {
      progress.lastStepUses(setup.learningRates());
    }
    TrainingStep.Outcome outcome = step.run(batch, progress.step() + 1);
    progress.stepped(outcome);
    return outcome.loss().value();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Returns a copy of the whole state, for a checkpoint of one's own. */
  public TensorFile state() {
    return state.capture();
  }

  /**
   * Restores a state, all or nothing.
   *
   * @throws StateMismatchException listing every difference, if the state was made by another
   *     training; nothing is changed then
   */
  public void restore(TensorFile file) {
    state.restore(file);
    saving.restored();
  }
}
