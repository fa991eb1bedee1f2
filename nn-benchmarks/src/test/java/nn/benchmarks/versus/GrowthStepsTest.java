package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthStepsTest {
  @Test
  void threadsGrowUpToTheProcessors() {
    assertEquals(List.of(1, 2, 4, 6), threads(6));
    assertEquals(List.of(1, 2), threads(2));
    assertEquals(List.of(1), threads(1));
  }

  @Test
  void otherStepsTakeTheThreadsThatWereAsked() {
    assertEquals(
        List.of(3),
        GrowthSteps.all(3, 2).stream()
            .filter(step -> step.axis() != Axis.THREADS)
            .map(GrowthStep::threads)
            .distinct()
            .toList());
  }

  private static List<Integer> threads(int processors) {
    return GrowthSteps.all(2, processors).stream()
        .filter(step -> step.axis() == Axis.THREADS)
        .map(GrowthStep::threads)
        .toList();
  }
}
