package nn.lab.verify;

import nn.api.optim.Scalar;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;

/** Divides the learning rate by the metric of the step before. */
final class Impatient implements ScheduleProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("impatient", "Divides by the metric.");
  }

  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    Scalar divisor = context.scalar("divisor", 1);
    return new Schedule() {
      @Override
      public double value(long step, double base) {
        return base / divisor.get();
      }

      @Override
      public void observe(long step, double metric) {
        divisor.set(metric);
      }
    };
  }
}
