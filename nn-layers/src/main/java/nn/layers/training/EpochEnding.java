package nn.layers.training;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What is done when an epoch is whole, and when the last is. */
record EpochEnding(
    TrainingSetup setup,
    FiniteCheck check,
    Progress progress,
    Optional<ModelSelection> selection,
    CheckpointSaving saving) {

  /** Evaluates, moves schedules on, and notes and saves what the epoch came to. */
  void end(DoubleSupplier seconds) {
    Evaluation held = evaluate();
    double metric = Double.isNaN(held.loss()) ? progress.trainLoss() : held.loss();
    setup.moveSchedules(SchedulePeriod.EPOCH, metric);
    EpochMetrics metrics =
        new EpochMetrics(
            progress.epoch() + 1,
            progress.trainLoss(),
            held.loss(),
            held.accuracy(),
            held.metrics(),
            progress.learningRates(),
            progress.seconds() + seconds.getAsDouble());
    progress.epochEnded(metrics);
    selection.ifPresent(chosen -> chosen.epochEnded(metrics));
    saving.changed();
    setup.listeners().forEach(listener -> listener.onEpoch(metrics));
    saving.epochEnded();
  }

  private Evaluation evaluate() {
    String what = setup.validation() == null ? "test loss" : "validation loss";
    return checked(what, setup.evaluate(), setup::evaluate);
  }

  /** Reads the test data, at the end of a training with validation. */
  void test(ModelSelection chosen) {
    checked("test loss", chosen.test(), chosen::test);
    saving.changed();
  }

  private Evaluation checked(String what, Evaluation evaluation, Runnable replay) {
    if (evaluation.weight() > 0 && !Double.isFinite(evaluation.loss())) {
      throw check.fault(what, progress.step(), evaluation.loss(), replay);
    }
    return evaluation;
  }
}
