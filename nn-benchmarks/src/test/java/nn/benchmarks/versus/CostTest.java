package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {
  @Test
  void aStepMultipliesThreeTimesButForTheFirstLayersInput() {
    Cost cost = Cost.ofTraining(List.of(4, 3, 2), 10);
    double products = 10 * (2 * 4 * 3 + 3 * 3 * 2);
    double adam = 5 * (4 * 3 + 3 + 3 * 2 + 2);
    assertEquals(products + adam, cost.multiplyAdds());
  }

  @Test
  void aStepMovesParametersAveragesAndSamples() {
    assertEquals(24 * 23 + 4 * 4 * 10, Cost.ofTraining(List.of(4, 3, 2), 10).bytes());
  }

  @Test
  void adamAloneReadsGradientsToo() {
    assertEquals(new Cost(5_000, 28_000), Cost.ofAdam(1_000));
  }

  @Test
  void theLimitIsTheSlowerOfMultiplyingAndMoving() {
    Limits limits = new Limits(100, 10);
    assertEquals(2, limits.seconds(new Cost(200, 10)));
    assertEquals(3, limits.seconds(new Cost(200, 30)));
  }
}
