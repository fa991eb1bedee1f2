package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.ScheduleTck;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schedule of this project: with the configurations named here, or else its defaults. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
final class SchedulesTest extends ScheduleTck {
  private static final Map<String, List<String>> CONFIGURATIONS =
      Map.of(
          "cosine_annealing_lr",
          List.of(
              "cosine_annealing_lr(T_max=15)", "cosine_annealing_lr(T_max=15, eta_min=0.00001)"),
          "linear_lr",
          List.of("linear_lr", "linear_lr(start_factor=0.1, total_iters=10)"),
          "sequential_lr",
          List.of(
              "sequential_lr(schedules=[linear_lr(total_iters=5), step_lr(step_size=7)],"
                  + " milestones=[5])"),
          "step_lr",
          List.of("step_lr(step_size=7)"));

  @Parameter String name;

  static Stream<String> all() {
    return Providers.names(PluginKind.SCHEDULE);
  }

  @Override
  protected ScheduleProvider provider() {
    return Providers.schedule(name);
  }

  @Override
  protected List<String> configurations() {
    List<String> named = CONFIGURATIONS.get(name);
    return named == null ? super.configurations() : named;
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("schedules/schedules"));
  }
}
