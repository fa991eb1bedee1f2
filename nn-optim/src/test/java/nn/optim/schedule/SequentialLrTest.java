package nn.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import org.junit.jupiter.api.Test;

final class SequentialLrTest {
  private static final Nn NN = Nn.create();

  private static List<String> problems(int schedules, Long... milestones) {
    SequentialLr provider = new SequentialLr();
    Problems problems = Problems.at("schedule");
    List<Spec> specs = Collections.nCopies(schedules, Spec.of("linear_lr"));
    provider.check(
        Hyperparameters.of(
            provider.descriptor(), Map.of("schedules", specs, "milestones", List.of(milestones))),
        problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void oneMilestoneLiesBetweenTwoSchedules() {
    assertEquals(List.of(), problems(3, 2L, 5L));
    assertEquals(
        List.of("schedule.milestones = [5]: must be one fewer than the 3 schedules."),
        problems(3, 5L));
  }

  @Test
  void oneScheduleNeedsNoMilestone() {
    assertEquals(List.of(), problems(1));
    assertEquals(
        List.of("schedule.milestones = [5]: must be [], as one schedule alone has no next."),
        problems(1, 5L));
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("p", NN.parameter(Shape.of(1), 0f));
    Optimizer optimizer = NN.optimizers().create("sgd(lr=1)", parameters);
    Scheduler scheduler =
        NN.schedules()
            .attach(
                "sequential_lr(schedules=[step_lr(step_size=2, gamma=0.5)], milestones=[])",
                optimizer);
    scheduler.step();
    scheduler.step();
    assertEquals(0.5, optimizer.groups().getFirst().values().get("lr"));
  }

  @Test
  void milestonesAscend() {
    assertEquals(
        List.of("schedule.milestones[1] = 5: must be above the one before, 5."),
        problems(3, 5L, 5L));
  }
}
