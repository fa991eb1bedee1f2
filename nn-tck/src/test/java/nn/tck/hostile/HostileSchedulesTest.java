package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;
import nn.tck.ScheduleTck;
import nn.tck.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile schedule is caught by the test that should catch it. */
final class HostileSchedulesTest {
  private static final ThreadLocal<Supplier<Schedule>> TESTED = new ThreadLocal<>();

  /** Tests the schedule of the moment. */
  static final class Tck extends ScheduleTck {
    @Override
    protected ScheduleProvider provider() {
      return new Provider(TESTED.get());
    }
  }

  /** Gives what a supplier gives. */
  public record Provider(Supplier<Schedule> schedules) implements ScheduleProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("hostile_decay", "base / (1 + t), or not.").withReference("nowhere");
    }

    @Override
    public Schedule create(Hyperparameters values, ScheduleContext context) {
      return schedules.get();
    }
  }

  /** Returns base / (1 + t) as it should be. */
  private static Schedule harmless() {
    return (step, base) -> base / (1 + step);
  }

  private static Schedule throwing() {
    return (step, base) -> {
      throw new IllegalStateException("no");
    };
  }

  private static Schedule negative() {
    return (step, base) -> base * (100 - step);
  }

  private static Schedule nan() {
    return (step, base) -> base * (step - 7) / (step - 7);
  }

  private static Schedule fromTheClock() {
    return (step, base) -> base * (1 + System.nanoTime() % 1009);
  }

  private static Schedule countingItsCalls() {
    AtomicLong calls = new AtomicLong();
    return (step, base) -> base / calls.incrementAndGet();
  }

  private static Schedule keepingTheMetric() {
    return new Schedule() {
      private double best = 1;

      @Override
      public double value(long step, double base) {
        return base * best;
      }

      @Override
      public void observe(long step, double metric) {
        best = Math.min(best, metric);
      }
    };
  }

  /** All schedules of one provider count together. */
  private static Supplier<Schedule> sharing() {
    AtomicLong calls = new AtomicLong();
    return () -> {
      calls.set(0);
      return (step, base) -> base / calls.incrementAndGet();
    };
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        caught(
            HostileSchedulesTest::throwing,
            "neitherThrowsNorReturnsNull",
            Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(() -> null, "neitherThrowsNorReturnsNull", Contract.NEITHER_THROWS_NOR_RETURNS_NULL),
        caught(HostileSchedulesTest::negative, "valuesAreFinite", Contract.SCHEDULE_IS_FINITE),
        caught(HostileSchedulesTest::nan, "valuesAreFinite", Contract.SCHEDULE_IS_FINITE),
        caught(
            HostileSchedulesTest::fromTheClock,
            "sameCallsGiveSameBits",
            Contract.SAME_CALLS_GIVE_SAME_BITS),
        caught(
            HostileSchedulesTest::countingItsCalls,
            "isFunctionOfTheStep",
            Contract.SCHEDULE_IS_A_FUNCTION),
        caught(
            HostileSchedulesTest::keepingTheMetric,
            "restoredStateContinues",
            Contract.SCHEDULE_STATE_IS_ALLOCATED),
        caught(sharing(), "instancesAreIndependent", Contract.PROVIDER_HOLDS_NO_STATE));
  }

  private static Arguments caught(Supplier<Schedule> hostile, String test, Contract contract) {
    return Arguments.of(hostile, test, contract);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("hostile")
  void isCaughtByName(Supplier<Schedule> hostile, String test, Contract contract) {
    run(hostile, test).assertCaught("schedule 'hostile_decay'", contract);
  }

  @Test
  void harmlessPassesTheSameTests() {
    hostile()
        .map(arguments -> (String) arguments.get()[1])
        .forEach(test -> {
          KitRun run = run(HostileSchedulesTest::harmless, test);
          assertTrue(run.failures().isEmpty(), () -> String.join("\n", run.failures()));
          assertTrue(run.successes() > 0, test);
        });
  }

  private static KitRun run(Supplier<Schedule> schedules, String test) {
    TESTED.set(schedules);
    try {
      return KitRun.of(Tck.class, test);
    } finally {
      TESTED.remove();
    }
  }
}
