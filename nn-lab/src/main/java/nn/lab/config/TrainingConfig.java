package nn.lab.config;

import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;

/**
 * How a network is trained.
 *
 * @param loss what is made small
 * @param schedules drive hyperparameters of the optimizer; may be empty
 * @param scheduleEveryStep whether a step of a schedule is a batch; otherwise it is an epoch
 * @param epochs passes over the training data
 * @param batchSize examples per step
 * @param dropLast whether a last, smaller batch of an epoch is left out
 * @param checkpointEvery epochs between checkpoints
 * @param validation how epochs are compared; empty if the test data are read after each
 * @param metrics what every evaluation computes beside loss and accuracy
 */
public record TrainingConfig(
    Spec loss,
    List<Spec> schedules,
    boolean scheduleEveryStep,
    int epochs,
    int batchSize,
    boolean dropLast,
    int checkpointEvery,
    Optional<ValidationConfig> validation,
    List<Spec> metrics) {
  /** Copies the lists. */
  public TrainingConfig {
    metrics = List.copyOf(metrics);
    schedules = List.copyOf(schedules);
  }
}
