package nn.layers.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.TensorFile;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.training.TrainingSetup.Checkpoints;

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
  private final TrainingSetup setup;
  private final FiniteCheck check;
  private final TrainingStep step;
  private final Progress progress;
  private final TrainingState state;
  private volatile boolean stopRequested;
  private boolean changed;

  Trainer(TrainingSetup setup) {
    this.setup = setup;
    this.check = new FiniteCheck(setup.nn(), setup.optimizer(), setup.model().parameters());
    this.step = setup.step(check);
    this.progress = new Progress(setup.criterion().reduction(), setup.learningRates().size());
    this.state = new TrainingState(setup, progress);
  }

  /** Returns a builder for what is needed at least. */
  public static TrainerBuilder builder(
      Nn nn, Module model, Loss criterion, Optimizer optimizer, DataLoader training) {
    return new TrainerBuilder(nn, model, criterion, optimizer, training);
  }

  /**
   * Trains until this many epochs are whole, those of earlier calls and before a resume included,
   * or until a stop is requested.
   *
   * @throws NonFiniteException if a loss, a gradient or a parameter is not finite
   * @throws UncheckedIOException if a checkpoint cannot be written; earlier ones are still there
   */
  public TrainingResult train(int epochs) {
    setup.model().train();
    while (progress.epoch() < epochs && !stopRequested) {
      long start = System.nanoTime();
      trainBatches();
      if (stopRequested) {
        progress.addSeconds(secondsSince(start));
      } else {
        endEpoch(start);
      }
    }
    saveIfChanged();
    return new TrainingResult(
        progress.history(), progress.step(), progress.dropped(), progress.epoch() < epochs);
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
      changed = true;
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

  private void endEpoch(long start) {
    Evaluation test = evaluate();
    double metric = Double.isNaN(test.loss()) ? progress.trainLoss() : test.loss();
    setup.moveSchedules(SchedulePeriod.EPOCH, metric);
    EpochMetrics metrics =
        new EpochMetrics(
            progress.epoch() + 1,
            progress.trainLoss(),
            test.loss(),
            test.accuracy(),
            progress.learningRates(),
            progress.seconds() + secondsSince(start));
    progress.epochEnded(metrics);
    changed = true;
    setup.listeners().forEach(listener -> listener.onEpoch(metrics));
    Checkpoints checkpoints = setup.checkpoints();
    if (checkpoints != null && progress.epoch() % checkpoints.everyEpochs() == 0) {
      saveIfChanged();
    }
  }

  private Evaluation evaluate() {
    Evaluation test = setup.evaluate();
    if (test.weight() > 0 && !Double.isFinite(test.loss())) {
      throw check.fault("test loss", progress.step(), test.loss(), setup::evaluate);
    }
    return test;
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
    changed = false;
  }

  private void saveIfChanged() {
    if (!changed) {
      return;
    }
    check.requireFiniteValues(progress.step(), progress.lastLoss());
    Checkpoints checkpoints = setup.checkpoints();
    if (checkpoints == null) {
      return;
    }
    Path file = save(checkpoints.store());
    changed = false;
    setup.listeners().forEach(listener -> listener.onCheckpoint(progress.step(), file));
  }

  private Path save(CheckpointStore store) {
    try {
      return store.save(progress.step(), state.capture());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
