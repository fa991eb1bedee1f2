package nn.layers.training;

import java.nio.file.Path;

/** Watches training, on the thread that trains; every method does nothing by default. */
public interface TrainingListener {

  /** Called after each step. */
  default void onStep(StepMetrics metrics) {}

  /** Called after each epoch, before a checkpoint is written. */
  default void onEpoch(EpochMetrics metrics) {}

  /** Called when a checkpoint has been written. */
  default void onCheckpoint(long step, Path file) {}
}
