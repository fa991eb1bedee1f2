package nn.tck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.ScheduleTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every schedule of this project. */
final class SchedulesTest {

  @Test
  void allAreTested() {
    assertEquals(Providers.count(PluginKind.SCHEDULE), Providers.nested(getClass()));
  }

  /** One of this project, with the traces of all. */
  abstract static class BuiltIn extends ScheduleTck {
    private final String name;
    private final List<String> configurations;

    BuiltIn(String name, String... configurations) {
      this.name = name;
      this.configurations = List.of(configurations);
    }

    @Override
    protected final ScheduleProvider provider() {
      return Providers.schedule(name);
    }

    @Override
    protected final List<String> configurations() {
      return configurations;
    }

    @Override
    protected final List<Path> traces() {
      return List.of(Providers.trace("schedules/schedules"));
    }
  }

  @Nested
  final class CosineAnnealingLr extends BuiltIn {
    CosineAnnealingLr() {
      super(
          "cosine_annealing_lr",
          "cosine_annealing_lr(T_max=15)",
          "cosine_annealing_lr(T_max=15, eta_min=0.00001)");
    }
  }

  @Nested
  final class LinearLr extends BuiltIn {
    LinearLr() {
      super("linear_lr", "linear_lr", "linear_lr(start_factor=0.1, total_iters=10)");
    }
  }

  @Nested
  final class SequentialLr extends BuiltIn {
    SequentialLr() {
      super(
          "sequential_lr",
          "sequential_lr(schedules=[linear_lr(total_iters=5), step_lr(step_size=7)],"
              + " milestones=[5])");
    }
  }

  @Nested
  final class StepLr extends BuiltIn {
    StepLr() {
      super("step_lr", "step_lr(step_size=7)");
    }
  }
}
