package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.api.plugin.InvalidConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleFreeTest {

  @ParameterizedTest
  @ValueSource(strings = {"schedule_free_sgd", "schedule_free_adamw"})
  void parametersThatNeverMovedAreEvaluatedAsTheyAre(String spec) {
    Trial trial = Trial.of(spec, 3).stepOnly("0.bias");
    float[] trained = trial.values("0.weight");
    assertArrayEquals(
        trained, trial.optimizer().withEvaluationWeights(() -> trial.values("0.weight")));
  }

  @Test
  void aMeanOfSquaresThatKeepsEverythingIsRefused() {
    Exception e =
        assertThrows(
            InvalidConfigException.class, () -> Trial.of("schedule_free_adamw(betas=[0.9, 1])", 3));
    assertTrue(e.getMessage().contains("a second number below 1"), e.getMessage());
  }
}
