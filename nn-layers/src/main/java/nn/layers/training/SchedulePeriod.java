package nn.layers.training;

/** When a schedule moves on. */
public enum SchedulePeriod {
  /** After every epoch, with its test loss as the metric, or its train loss without test data. */
  EPOCH,
  /** After every step of the optimizer. */
  STEP
}
