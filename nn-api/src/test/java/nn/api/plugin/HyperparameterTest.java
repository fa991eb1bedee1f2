package nn.api.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a plugin author cannot declare by mistake. */
class HyperparameterTest {

  @Test
  void onlyRealNumbersAreSchedulable() {
    Hyperparameter<Long> k = Hyperparameter.whole("k", Range.atLeast(1), "Steps.");
    String message = assertThrows(IllegalStateException.class, k::schedulable).getMessage();
    assertEquals("'k' is a whole number in [1, ∞); schedules drive real numbers only", message);
    assertTrue(Hyperparameter.real("lr", Range.atLeast(0), "Rate.").schedulable().isSchedulable());
  }

  @Test
  void aDefaultMustBeValid() {
    Hyperparameter<Double> lr = Hyperparameter.real("lr", Range.atLeast(0), "Rate.");
    for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> lr.byDefault(value));
    }
  }
}
