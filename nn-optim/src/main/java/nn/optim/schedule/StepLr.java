package nn.optim.schedule;

import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;

/** Decays in steps: base · γ^⌊t / step_size⌋. */
public final class StepLr implements ScheduleProvider {
  private static final Hyperparameter<Long> STEP_SIZE =
      Hyperparameter.whole("step_size", Range.atLeast(1), "Steps from one decay to the next.");
  private static final Hyperparameter<Double> GAMMA =
      Hyperparameter.real("gamma", Range.atLeast(0), "Factor of one decay.").byDefault(0.1);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("step_lr", "Multiplies by gamma every step_size steps.")
        .withReference("torch.optim.lr_scheduler.StepLR")
        .withHyperparameters(STEP_SIZE, GAMMA);
  }

  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    long stepSize = values.get(STEP_SIZE);
    double gamma = values.get(GAMMA);
    return (step, base) -> {
      long decays = step / stepSize;
      return base * StrictMath.pow(gamma, (double) decays);
    };
  }
}
