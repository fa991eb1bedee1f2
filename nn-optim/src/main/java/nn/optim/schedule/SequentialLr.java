package nn.optim.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;

/** Runs schedules one after the other, each from its own step 0. */
public final class SequentialLr implements ScheduleProvider {
  private static final Hyperparameter<List<Spec>> SCHEDULES =
      Hyperparameter.components("schedules", "The schedules, in order.");
  private static final Hyperparameter<List<Long>> MILESTONES =
      Hyperparameter.wholes(
              "milestones",
              Range.atLeast(1),
              "The steps at which the next schedule begins; none where there is one schedule.")
          .possiblyEmpty();

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "sequential_lr", "Runs schedules one after the other, as a warm-up before a decay.")
        .withReference("torch.optim.lr_scheduler.SequentialLR")
        .withHyperparameters(SCHEDULES, MILESTONES);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    int schedules = values.get(SCHEDULES).size();
    List<Long> milestones = values.get(MILESTONES);
    if (milestones.size() != schedules - 1) {
      problems
          .in(MILESTONES.name())
          .addValue(
              milestones,
              schedules == 1
                  ? "must be [], as one schedule alone has no next."
                  : "must be one fewer than the " + schedules + " schedules.");
    }
    for (int i = 1; i < milestones.size(); i++) {
      if (milestones.get(i) <= milestones.get(i - 1)) {
        problems
            .in(MILESTONES.name())
            .in(i)
            .addValue(
                milestones.get(i), "must be above the one before, " + milestones.get(i - 1) + ".");
      }
    }
  }

  @Override
  public Schedule create(Hyperparameters values, ScheduleContext context) {
    List<Schedule> schedules = new ArrayList<>();
    for (Spec spec : values.get(SCHEDULES)) {
      int i = schedules.size();
      schedules.add(
          context.inner(String.valueOf(i), spec, length(i, values.get(MILESTONES), context)));
    }
    return new Sequence(List.copyOf(schedules), values.get(MILESTONES));
  }

  /** Returns the steps from one milestone to the next, or to the end of training. */
  private static OptionalLong length(int i, List<Long> milestones, ScheduleContext context) {
    long start = i == 0 ? 0 : milestones.get(i - 1);
    return i < milestones.size()
        ? OptionalLong.of(milestones.get(i) - start)
        : context.length().stream().map(length -> Math.max(1, length - start)).findFirst();
  }

  private record Sequence(List<Schedule> schedules, List<Long> milestones) implements Schedule {
    @Override
    public double value(long step, double base) {
      int i = running(step);
      return schedules.get(i).value(step - start(i), base);
    }

    @Override
    public void observe(long step, double metric) {
      int i = running(step);
      schedules.get(i).observe(step - start(i), metric);
    }

    private int running(long step) {
      int i = 0;
      while (i < milestones.size() && step >= milestones.get(i)) {
        i++;
      }
      return i;
    }

    private long start(int i) {
      return i == 0 ? 0 : milestones.get(i - 1);
    }
  }
}
