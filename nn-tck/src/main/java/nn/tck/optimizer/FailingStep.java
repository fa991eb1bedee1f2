package nn.tck.optimizer;

/** A step with a closure that throws at one of its evaluations, as the training loop's does. */
final class FailingStep {
  private final Trial trial;
  private final int failing;
  private final IllegalStateException failure =
      new IllegalStateException("this evaluation is meant to fail");
  private int evaluations;
  private boolean gotThrough;

  /**
   * Creates the step.
   *
   * @param failing the evaluation that fails, 1 the first
   */
  FailingStep(Trial trial, int failing) {
    this.trial = trial;
    this.failing = failing;
  }

  /** Makes the step; returns whether it came to the evaluation that fails. */
  boolean run() {
    trial.skip(1);
    try {
      trial
          .optimizer()
          .step(() -> {
            evaluations++;
            if (evaluations == failing) {
              throw failure;
            }
            return trial.loss(trial.values().keySet());
          });
    } catch (IllegalStateException e) {
      if (!e.equals(failure)) {
        throw e;
      }
      gotThrough = true;
    }
    return evaluations >= failing;
  }

  /** Returns whether the step ended with the failure. */
  boolean failureGotThrough() {
    return gotThrough;
  }
}
