package nn.optim.schedule;

import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;

/** Moves on a straight line: base · (s + (e − s) · min(t, T) / T). */
public final class LinearLr implements ScheduleProvider {
  private static final Hyperparameter<Double> START_FACTOR =
      Hyperparameter.real("start_factor", Range.openClosed(0, 1), "Factor at step 0.")
          .byDefault(1.0 / 3);
  private static final Hyperparameter<Double> END_FACTOR =
      Hyperparameter.real("end_factor", Range.closed(0, 1), "Factor from step total_iters on.")
          .byDefault(1.0);
  private static final Hyperparameter<Long> TOTAL_ITERS =
      Hyperparameter.whole("total_iters", Range.atLeast(1), "Steps from start to end.")
          .byDefault(5L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "linear_lr", "Multiplies by a factor that moves linearly, as for a warm-up.")
        .withReference("torch.optim.lr_scheduler.LinearLR")
        .withHyperparameters(START_FACTOR, END_FACTOR, TOTAL_ITERS);
  }

  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    double start = values.get(START_FACTOR);
    double end = values.get(END_FACTOR);
    long total = values.get(TOTAL_ITERS);
    return (step, base) -> {
      double part = (double) Math.min(step, total) / total;
      return base * Interpolation.between(start, end, part);
    };
  }
}
