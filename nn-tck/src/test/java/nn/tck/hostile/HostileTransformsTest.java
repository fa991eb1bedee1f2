package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.optim.GradientTransformProvider;
import nn.tck.GradientTransformTck;
import nn.tck.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile transform of gradients is caught by the test that should catch it. */
final class HostileTransformsTest {
  private static final ThreadLocal<Supplier<GradientTransformProvider>> TESTED =
      new ThreadLocal<>();

  /** Tests the transform of the moment. */
  static final class Tck extends GradientTransformTck {
    @Override
    protected GradientTransformProvider provider() {
      return TESTED.get().get();
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        caught(
            HostileTransforms.ValueChanging::new,
            "gradients",
            Contract.TRANSFORM_LEAVES_VALUES_ALONE),
        caught(HostileTransforms.Normalizing::new, "gradients", Contract.GRADIENTS_STAY_FINITE),
        caught(HostileTransforms.Fading::new, "state", Contract.STATE_IS_ALLOCATED));
  }

  private static Arguments caught(
      Supplier<GradientTransformProvider> hostile, String test, Contract contract) {
    return Arguments.of(hostile.get().getClass().getSimpleName(), contract, test, hostile);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostile")
  void isCaughtByName(
      String name, Contract contract, String test, Supplier<GradientTransformProvider> hostile) {
    KitRun run = run(hostile, () -> KitRun.of(Tck.class, test));
    run.assertCaught("optimizer '" + hostile.get().descriptor().name() + "'", contract);
  }

  @Test
  void harmlessFailsNothingButTheRegistration() {
    KitRun run = run(HostileTransforms.Halving::new, () -> KitRun.of(Tck.class));
    assertEquals(1, run.failures().size(), () -> String.join("\n", run.failures()));
    assertTrue(run.failures().getFirst().contains("provider is registered"));
    assertTrue(run.successes() > 20, run::toString);
  }

  private static KitRun run(Supplier<GradientTransformProvider> tested, Supplier<KitRun> body) {
    TESTED.set(tested);
    try {
      return body.get();
    } finally {
      TESTED.remove();
    }
  }
}
