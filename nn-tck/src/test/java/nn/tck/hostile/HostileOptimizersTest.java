package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Hyperparameters;
import nn.tck.Law;
import nn.tck.OptimizerTck;
import nn.tck.Reference;
import nn.tck.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile optimizer is caught by the test that should catch it. */
final class HostileOptimizersTest {
  private static final ThreadLocal<Supplier<OptimizerProvider>> TESTED = new ThreadLocal<>();

  /** Tests the optimizer of the moment. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return TESTED.get().get();
    }

    @Override
    protected Set<Law> laws() {
      return provider() instanceof Claims claims ? claims.laws() : super.laws();
    }

    @Override
    protected Optional<Reference> reference(Hyperparameters values) {
      return Optional.of(new MomentumReference(values.get(Hostile.LR)));
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        caught(
            NumberRules.Throwing::new,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(
            HostileProviders.NullReturning::new,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(NumberRules.NanWriting::new, "finiteness", Contract.VALUES_STAY_FINITE),
        caught(
            NumberRules.Overflowing::new, "finiteness", Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(NumberRules.IntCounting::new, "finiteness", Contract.LATE_STEPS_WORK),
        caught(NumberRules.Coarse::new, "followsReference", Contract.FOLLOWS_REFERENCE),
        caught(NumberRules.NonDeterministic::new, "repetition", Contract.SAME_CALLS_GIVE_SAME_BITS),
        caught(NumberRules.GradientChanging::new, "steps", Contract.GRADIENTS_ARE_NOT_CHANGED),
        caught(NumberRules.Climbing::new, "converges", Contract.CONVERGES),
        caught(
            NumberRules.Climbing::new,
            "everyConfigurationDescends",
            Contract.EVERY_CONFIGURATION_DESCENDS),
        caught(KeepingRules.StateKeeping::new, "state", Contract.STATE_IS_ALLOCATED),
        caught(KeepingRules.Aliasing::new, "elements", Contract.STATE_LIES_IN_SLOTS),
        caught(KeepingRules.Hoarding::new, "memory", Contract.ALLOCATION_IS_STEADY),
        caught(KeepingRules.Remembering::new, "memory", Contract.NOTHING_PILES_UP),
        caught(PlaceRules.BorderDependent::new, "elements", Contract.ELEMENTS_ARE_INDEPENDENT),
        caught(PlaceRules.IndexDependent::new, "elements", Contract.ELEMENTS_ARE_INDEPENDENT),
        caught(PlaceRules.IndexDependent::new, "parameters", Contract.ELEMENTS_ARE_INDEPENDENT),
        caught(PlaceRules.OrderDependent::new, "parameters", Contract.PARAMETERS_ARE_INDEPENDENT),
        caught(
            PlaceRules.OrderDependent::new,
            "parameters",
            Contract.ORDER_OF_PARAMETERS_DOES_NOT_SHOW),
        caught(PlaceRules.Overreaching::new, "elements", Contract.ONLY_THE_RANGE_IS_TOUCHED),
        caught(PlaceRules.ThreadDependent::new, "repetition", Contract.THREADS_DO_NOT_SHOW),
        caught(
            WideRules.Flat::new,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(
            WideRules.Skipping::new,
            "everyConfigurationDescends",
            Contract.EVERY_CONFIGURATION_DESCENDS),
        caught(WideRules.FieldCounting::new, "state", Contract.STATE_IS_ALLOCATED),
        caught(WideRules.NumberWriting::new, "elements", Contract.NUMBERS_CHANGE_IN_BEGIN),
        caught(WideRules.RandomlyShaped::new, "elements", Contract.SLOTS_ARE_CONSTANT),
        caught(WideRules.ScratchKeeping::new, "sweeps", Contract.SCRATCH_HOLDS_NOTHING),
        caught(WideRules.Dicing::new, "state", Contract.STATE_IS_ALLOCATED),
        caught(WideRules.Showing::new, "steps", Contract.SHOWING_CHANGES_NO_STATE),
        caught(
            ModelRules.OldGradientReading::new, "parameters", Contract.OLD_GRADIENTS_DO_NOT_SHOW),
        caught(ModelRules.SumWriting::new, "sweeps", Contract.READING_CHANGES_NO_VALUES),
        caught(ModelRules.OneRate::new, "settings", Contract.GROUPS_ARE_RESPECTED),
        caught(ModelRules.Promising::new, "parameters", Contract.PARAMETERS_ARE_INDEPENDENT),
        caught(ModelRules.PartIgnoring::new, "sweeps", Contract.PARTS_ARE_INDEPENDENT),
        caught(SettingRules.ScheduleIgnoring::new, "settings", Contract.SCHEDULES_ARE_RESPECTED),
        caught(SettingRules.ListIgnoring::new, "settings", Contract.SCHEDULES_ARE_RESPECTED),
        caught(SettingRules.FirstRateKeeping::new, "settings", Contract.SCHEDULES_ARE_RESPECTED),
        caught(SettingRules.MaximizeIgnoring::new, "settings", Contract.MAXIMIZE_CLIMBS),
        caught(
            LawBreakingRules.Shrinking::new, "lawsHold", Contract.ZERO_LEARNING_RATE_STANDS_STILL),
        caught(LawBreakingRules.Drifting::new, "lawsHold", Contract.ZERO_GRADIENT_STANDS_STILL),
        caught(LawBreakingRules.Lopsided::new, "lawsHold", Contract.MIRRORED),
        caught(LawBreakingRules.Clipping::new, "lawsHold", Contract.LINEAR_IN_SCALE),
        caught(LawBreakingRules.Scaling::new, "lawsHold", Contract.INVARIANT_TO_GRADIENT_SCALE),
        caught(LawBreakingRules.Coupled::new, "lawsHold", Contract.DECOUPLED_WEIGHT_DECAY),
        caught(LawBreakingRules.Concealing::new, "lawsHold", Contract.DECAY_IS_TOLD),
        caught(LawBreakingRules.Outdated::new, "lawsHold", Contract.DECAY_IS_TOLD),
        caught(
            HostileProviders.Silent::new, "descriptorIsComplete", Contract.DESCRIPTOR_IS_COMPLETE),
        caught(
            () -> new HostileProviders.Demanding(""),
            "providerCanBeConstructed",
            Contract.PROVIDER_CAN_BE_CONSTRUCTED),
        caught(Harmless::new, "providerIsRegistered", Contract.PROVIDER_IS_REGISTERED),
        caught(
            HostileProviders.RangeBreaking::new,
            "valuesInRangeWork",
            Contract.VALUES_IN_RANGE_WORK),
        caught(
            HostileProviders.ListBreaking::new, "valuesInRangeWork", Contract.VALUES_IN_RANGE_WORK),
        caught(HostileProviders.GroupIgnoring::new, "settings", Contract.GROUPS_ARE_RESPECTED),
        caught(HostileProviders.Sharing::new, "repetition", Contract.PROVIDER_HOLDS_NO_STATE),
        caught(
            HostileAlgorithms.AllChanging::new,
            "parameters",
            Contract.PARAMETERS_WITHOUT_GRADIENT_STAY),
        caught(HostileAlgorithms.Forgetful::new, "steps", Contract.TRAINED_WEIGHTS_RETURN),
        caught(HostileAlgorithms.Swallowing::new, "steps", Contract.FAILED_STEPS_CHANGE_NOTHING));
  }

  private static Arguments caught(
      Supplier<OptimizerProvider> hostile, String test, Contract contract) {
    return Arguments.of(hostile.get().getClass().getSimpleName(), contract, test, hostile);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostile")
  void isCaughtByName(
      String name, Contract contract, String test, Supplier<OptimizerProvider> hostile) {
    KitRun run = run(hostile, () -> KitRun.of(Tck.class, test));
    run.assertCaught("optimizer '" + hostile.get().descriptor().name() + "'", contract);
  }

  @Test
  void harmlessFailsNothingButTheRegistration() {
    KitRun run = run(Harmless::new, () -> KitRun.of(Tck.class));
    assertEquals(1, run.failures().size(), () -> String.join("\n", run.failures()));
    assertTrue(run.failures().getFirst().contains("provider is registered"));
    assertTrue(run.successes() > 35, run::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "repetition", "sweeps", "parameters", "settings", "steps"})
  void stateOfEveryExtentIsHeld(String test) {
    KitRun run = run(HarmlessModel::new, () -> KitRun.of(Tck.class, test));
    assertEquals(List.of(), run.failures());
    assertTrue(run.successes() > 0, run::toString);
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
