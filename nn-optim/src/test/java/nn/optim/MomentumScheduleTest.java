package nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentumScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.004",
    "0, 0.004",
    "0.9, 0",
    "0.999, 0.004",
    "0.999, 1",
    "0.999, 40",
    "0.999999, 0.5"
  })
  void productIsThatOfAllSteps(double beta1, double decay) {
    MomentumSchedule schedule = new MomentumSchedule(beta1, decay);
    double product = 1;
    for (int t = 1; t <= 5_000; t++) {
      product *= schedule.mu(t);
      assertEquals(product, schedule.product(t), 1e-11 * product + 1e-17, "step " + t);
    }
  }

  @Test
  void growsFromHalfOfBetaTowardsBeta() {
    MomentumSchedule schedule = new MomentumSchedule(0.8, 1);
    assertEquals(0.8 * (1 - 0.5 * 0.96), schedule.mu(1), 1e-15);
    assertEquals(0.8, schedule.mu(1_000), 1e-15);
  }
}
