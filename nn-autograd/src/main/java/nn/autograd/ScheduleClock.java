package nn.autograd;

/**
 * How far training is.
 *
 * @param step steps of the schedules so far
 * @param update steps of the optimizer so far, as far as the training loop tells them
 */
record ScheduleClock(long step, long update) {}
