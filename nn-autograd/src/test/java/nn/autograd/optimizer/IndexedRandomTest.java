package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexedRandomTest {
  private static final int COUNT = 1_000_000;

  private final IndexedRandom random = IndexedRandom.of(1, "0.weight", 1);

  @Test
  void normalNumbersHaveMean0AndVariance1() {
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < COUNT; i++) {
      double z = random.normal(i);
      sum += z;
      squares += z * z;
      fourth += z * z * z * z;
    }
    assertEquals(0, sum / COUNT, 5e-3); // 5 standard errors
    assertEquals(1, squares / COUNT, 7.1e-3);
    assertEquals(3, fourth / COUNT, 5e-2);
  }

  /** Of 10⁶ numbers a share of Φ(z) lies below z, within 5 standard errors. */
  @Test
  void sharesBelowQuantilesAreThoseOfTheNormalDistribution() {
    double[] quantiles = {-3.090232306, -2.326347874, -1.281551566, -0.674489750, 0, 1.644853627};
    double[] shares = {0.001, 0.01, 0.1, 0.25, 0.5, 0.95};
    int[] below = new int[quantiles.length];
    for (int i = 0; i < COUNT; i++) {
      float z = random.normal(i);
      for (int k = 0; k < quantiles.length; k++) {
        below[k] += z < quantiles[k] ? 1 : 0;
      }
    }
    for (int k = 0; k < quantiles.length; k++) {
      double error = 5 * Math.sqrt(shares[k] * (1 - shares[k]) / COUNT);
      assertEquals(shares[k], (double) below[k] / COUNT, error, "below " + quantiles[k]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-15, -7.941345326170998",
    "1e-10, -6.361340902404056",
    "1e-6, -4.753424308822899",
    "0.0001, -3.719016485455709",
    "0.001, -3.090232306167813",
    "0.01, -2.3263478740408408",
    "0.025, -1.959963984540054",
    "0.1, -1.2815515655446004",
    "0.4, -0.2533471031357997",
    "0.5, 0",
    "0.6, 0.2533471031357997",
    "0.9, 1.2815515655446004",
    "0.975, 1.959963984540054",
    "0.99, 2.3263478740408408",
    "0.999, 3.090232306167813"
  })
  void quantilesAreThoseOfTables(double share, double quantile) {
    assertEquals(quantile, IndexedRandom.quantile(share), 1e-6);
  }

  @Test
  void uniformNumbersAreIn0To1WithTheirMeanAndVariance() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      float u = random.uniform(i);
      assertTrue(u >= 0 && u < 1, () -> "uniform " + u);
      sum += u;
      squares += (u - 0.5) * (u - 0.5);
    }
    assertEquals(0.5, sum / COUNT, 1.5e-3);
    assertEquals(1.0 / 12, squares / COUNT, 4e-4);
  }

  @Test
  void numbersAreAFunctionOfSeedPathStepAndIndex() {
    assertEquals(random.normal(7), IndexedRandom.of(1, "0.weight", 1).normal(7));
    assertNotEquals(random.normal(7), random.normal(8));
    assertNotEquals(random.normal(7), IndexedRandom.of(2, "0.weight", 1).normal(7));
    assertNotEquals(random.normal(7), IndexedRandom.of(1, "1.weight", 1).normal(7));
    assertNotEquals(random.normal(7), IndexedRandom.of(1, "0.weight", 2).normal(7));
  }

  /** The numbers of a step must not be those of another step, moved along. */
  @Test
  void stepsAreNotShiftedCopiesOfEachOther() {
    IndexedRandom next = IndexedRandom.of(1, "0.weight", 2);
    for (int shift = -100; shift <= 100; shift++) {
      assertNotEquals(random.uniform(1000), next.uniform(1000 + shift), "shift " + shift);
    }
  }
}
