package nn.autograd;

/**
 * How long training lasts, for optimizers and schedules that ask, and what a step of a schedule is.
 *
 * {@snippet :
 * TrainingLength length = TrainingLength.ofEpochs(20, loader.batches());
 * Optimizer optimizer = nn.optimizers().create("adamw", model.parameters(), length);
 * Scheduler scheduler = nn.schedules().attach("cosine_annealing_lr", optimizer, length);
 * }
 *
 * @param epochs passes over the training data
 * @param stepsPerEpoch steps of the optimizer in each
 * @param scheduleEveryStep whether a step of a schedule is one of the optimizer; otherwise it is an
 *     epoch
 */
public record TrainingLength(long epochs, long stepsPerEpoch, boolean scheduleEveryStep) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step
   */
  public TrainingLength {
    if (epochs < 1 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "training has 1 or more epochs of 1 or more steps, not "
              + epochs
              + " of "
              + stepsPerEpoch);
    }
  }

  /** Returns the length of a training whose schedules move on after every epoch. */
  public static TrainingLength ofEpochs(long epochs, long stepsPerEpoch) {
    return new TrainingLength(epochs, stepsPerEpoch, false);
  }

  /** Returns the length of a training in one epoch, whose schedules move on after every step. */
  public static TrainingLength ofSteps(long steps) {
    return new TrainingLength(1, steps, true);
  }

  /** Returns the steps of the optimizer in the whole training. */
  public long steps() {
    return Math.multiplyExact(epochs, stepsPerEpoch);
  }

  /** Returns the steps of a schedule in the whole training. */
  public long scheduleSteps() {
    return scheduleEveryStep ? steps() : epochs;
  }
}
