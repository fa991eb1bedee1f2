package nn.autograd;

import nn.api.plugin.Problems;
import nn.api.schedule.Schedule;
import nn.autograd.registry.WarmUpDuration;
import org.jspecify.annotations.Nullable;

/**
 * The rise to a schedule's first value, on a straight line that is 0 one step before training.
 *
 * <p>In n steps it takes 1/(n + 1), 2/(n + 1), … n/(n + 1) of that value; at the next step the
 * schedule begins, so that no step is lost to a rate of 0 and none is repeated.
 *
 * @param length its steps; 0 for none
 * @param end the step of the schedule at which the schedule begins
 * @param everyUpdate whether it counts steps of the optimizer while the schedule counts epochs
 */
record WarmUp(long length, long end, boolean everyUpdate) {

  /** Returns a warm-up in the steps that there are, or reports why that cannot be. */
  static WarmUp of(WarmUpDuration duration, @Nullable TrainingLength training, Problems problems) {
    long amount = duration.amount();
    if (duration.unit() == WarmUpDuration.Unit.SCHEDULE) {
      return new WarmUp(amount, amount, false);
    }
    if (training == null) {
      problems.addValue(
          duration.toString(),
          "nobody said how many steps an epoch has; write a number, of the schedule's own steps, or"
              + " attach the schedule with a TrainingLength");
      return new WarmUp(0, 0, false);
    }
    boolean inEpochs = duration.unit() == WarmUpDuration.Unit.EPOCH;
    if (training.scheduleEveryStep()) {
      long steps = inEpochs ? Math.multiplyExact(amount, training.stepsPerEpoch()) : amount;
      return new WarmUp(steps, steps, false);
    }
    return inEpochs
        ? new WarmUp(amount, amount, false)
        : new WarmUp(amount, amount / training.stepsPerEpoch(), true);
  }

  /** Returns the steps of the schedule that are left for it, 1 at least. */
  long leftOf(long scheduleSteps) {
    return Math.max(1, scheduleSteps - end);
  }

  /** Returns the value that is in force. */
  double value(Schedule schedule, ScheduleClock now, double base) {
    if (isRunning(now)) {
      return schedule.value(0, base) * ((at(now) + 1.0) / (length + 1.0));
    }
    return schedule.value(Math.max(0, now.step() - end), base);
  }

  /** Tells the schedule a metric, if it has begun. */
  void observe(Schedule schedule, ScheduleClock now, double metric) {
    if (!isRunning(now) && now.step() >= end) {
      schedule.observe(now.step() - end, metric);
    }
  }

  private boolean isRunning(ScheduleClock now) {
    return at(now) < length;
  }

  private long at(ScheduleClock now) {
    return everyUpdate ? now.update() : now.step();
  }
}
