package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;
import nn.tck.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile optimizer is caught by the test that should catch it. */
final class HostileOptimizersTest {
  private static final ThreadLocal<Supplier<OptimizerProvider>> TESTED = new ThreadLocal<>();

  /** Tests the optimizer of the moment. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return TESTED.get().get();
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        caught(HostileRules.Throwing::new, "neitherThrowsNorReturnsNull"),
        caught(HostileProviders.NullReturning::new, "neitherThrowsNorReturnsNull"),
        caught(HostileRules.NanWriting::new, "valuesStayFinite"),
        caught(HostileRules.StateKeeping::new, "restoredStateContinues"),
        caught(HostileRules.StateKeeping::new, "newProcessContinues"),
        caught(HostileRules.StateKeeping::new, "stateFollowsNames"),
        caught(HostileRules.BorderDependent::new, "elementsAreIndependent"),
        caught(HostileRules.Aliasing::new, "noArrayIsKept"),
        caught(HostileRules.NonDeterministic::new, "sameCallsGiveSameBits"),
        caught(HostileRules.GradientChanging::new, "gradientsAreNotChanged"),
        caught(HostileRules.ScheduleIgnoring::new, "schedulesAreRespected"),
        caught(HostileRules.FirstRateKeeping::new, "schedulesAreRespected"),
        caught(HostileRules.MaximizeIgnoring::new, "maximizeClimbs"),
        caught(HostileRules.Climbing::new, "converges"),
        caught(HostileRules.Overreaching::new, "onlyTheRangeIsTouched"),
        caught(HostileRules.ThreadDependent::new, "threadsDoNotShow"),
        caught(HostileRules.Hoarding::new, "allocationIsSteady"),
        caught(HostileRules.Shrinking::new, "zeroLearningRateStandsStill"),
        caught(HostileProviders.Silent::new, "descriptorIsComplete"),
        caught(() -> new HostileProviders.Demanding(""), "providerCanBeConstructed"),
        caught(HostileRules.Harmless::new, "providerIsRegistered"),
        caught(HostileProviders.RangeBreaking::new, "valuesInRangeWork"),
        caught(HostileProviders.GroupIgnoring::new, "groupsAreRespected"),
        caught(HostileProviders.Sharing::new, "instancesAreIndependent"),
        caught(HostileProviders.AllChanging::new, "parametersWithoutGradientStay"),
        caught(HostileProviders.Forgetful::new, "trainedWeightsReturn"));
  }

  private static Arguments caught(Supplier<OptimizerProvider> hostile, String test) {
    return Arguments.of(hostile.get().getClass().getSimpleName(), test, hostile);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostile")
  void isCaughtByName(String name, String test, Supplier<OptimizerProvider> hostile) {
    List<String> failures = run(hostile, () -> KitRun.of(Tck.class, test)).failures();
    assertFalse(failures.isEmpty(), () -> name + " got past " + test);
    for (String failure : failures) {
      String plugin = hostile.get().descriptor().name();
      assertTrue(failure.contains("optimizer '" + plugin + "'"), failure);
      assertTrue(Stream.of(Contract.values()).anyMatch(each -> says(failure, each)), failure);
    }
  }

  private static boolean says(String failure, Contract contract) {
    return failure.contains("breaks the contract '" + contract + "'")
        && failure.contains("Written in " + contract.place() + ": \"" + contract.sentence() + "\"");
  }

  @Test
  void harmlessFailsNothingButTheRegistration() {
    KitRun run = run(HostileRules.Harmless::new, () -> KitRun.of(Tck.class));
    assertEquals(1, run.failures().size(), () -> String.join("\n", run.failures()));
    assertTrue(run.failures().getFirst().contains("provider is registered"));
    assertTrue(run.successes() > 25, run::toString);
  }

  private static KitRun run(Supplier<OptimizerProvider> tested, Supplier<KitRun> body) {
    TESTED.set(tested);
    try {
      return body.get();
    } finally {
      TESTED.remove();
    }
  }
}
