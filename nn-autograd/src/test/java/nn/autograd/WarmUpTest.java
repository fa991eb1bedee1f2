package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nn.api.optim.Optimizer;
import nn.api.optim.Scalar;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.autograd.fixture.CustomSchedule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rise before a schedule, and what a schedule knows of the length of training. */
class WarmUpTest {
  private static final Hyperparameter<Long> N =
      Hyperparameter.whole("n", Range.atLeast(1), "Steps.");
  private static final Hyperparameter<Spec> PART = Hyperparameter.component("part", "Inside.");

  /** {@code base · (8 − step)}, so that its first value is not the base. */
  private static final CustomSchedule FALLING =
      CustomSchedule.of("falling", (step, base) -> base * (8 - step));

  /** As many as the metrics it was told, and the step of the last. */
  private static final CustomSchedule PLATEAU =
      new CustomSchedule(
          Descriptor.of("plateau", ""),
          (values, context) -> told(context.scalar("told", 0), context.scalar("last", -1)));

  private static final CustomSchedule LENGTH =
      new CustomSchedule(
          Descriptor.of("length", ""),
          (values, context) -> (step, base) -> context.length().orElse(-1) + 0.0);

  private static final CustomSchedule NEEDS_LENGTH =
      new CustomSchedule(
          Descriptor.of("needs_length", ""),
          (values, context) -> {
            long length = context.lengthInsteadOf(N);
            return (step, base) -> (double) length;
          });

  private static final CustomSchedule AROUND =
      new CustomSchedule(
          Descriptor.of("around", "").withHyperparameters(PART),
          (values, context) -> context.inner("part", values.get(PART), OptionalLong.empty()));

  private final Nn nn =
      Nn.builder().plugins(new Sgd(), FALLING, PLATEAU, LENGTH, NEEDS_LENGTH, AROUND).build();
  private final Optimizer optimizer =
      nn.optimizers().create("sgd(lr=1)", Parameters.one(nn, "w", 0));

  private static Schedule told(Scalar told, Scalar last) {
    return new Schedule() {
      @Override
      public double value(long step, double base) {
        return told.get();
      }

      @Override
      public void observe(long step, double metric) {
        told.set(told.get() + 1);
        last.set((double) step);
      }
    };
  }

  private double lr() {
    return optimizer.groups().getFirst().values().get("lr");
  }

  private List<Double> values(Scheduler scheduler, int count) {
    List<Double> values = new ArrayList<>(List.of(lr()));
    while (values.size() < count) {
      scheduler.step();
      values.add(lr());
    }
    return values;
  }

  private String problem(String schedule) {
    return String.valueOf(
        assertThrows(InvalidConfigException.class, () -> nn.schedules().attach(schedule, optimizer))
            .getMessage());
  }

  @Test
  void risesOnALineThatIsZeroOneStepBeforeTrainingAndEndsWhereTheScheduleBegins() {
    assertEquals(
        List.of(2.0, 4.0, 6.0, 8.0, 7.0, 6.0),
        values(nn.schedules().attach("falling(warmup=3)", optimizer), 6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7, 10, 49, 1000})
  void everyLengthArrivesExactlyAndNeverPassesTheFirstValue(long n) {
    Scheduler scheduler = nn.schedules().attach(Spec.of("falling").with("warmup", n), optimizer);
    assertEquals(8 * (1.0 / (n + 1)), lr());
    double before = 0;
    for (long step = 0; step < n; step++) {
      assertTrue(lr() > before && lr() < 8, "step " + step + " of " + n + ": " + lr());
      before = lr();
      scheduler.step();
    }
    assertEquals(8.0, lr());
    scheduler.step();
    assertEquals(7.0, lr());
  }

  @Test
  void noStepsAreNoWarmUp() {
    assertEquals(
        List.of(8.0, 7.0), values(nn.schedules().attach("falling(warmup=0)", optimizer), 2));
  }

  @Test
  void aScheduleIsToldMetricsOnlyOnceItHasBegun() {
    Scheduler scheduler = nn.schedules().attach("plateau(warmup=2)", optimizer);
    scheduler.step(5);
    scheduler.step(5);
    assertEquals(0, scheduler.state().get("lr/told"));
    scheduler.step(5);
    assertEquals(1, scheduler.state().get("lr/told"));
    assertEquals(0, scheduler.state().get("lr/last"));
    assertEquals(1, lr());
  }

  @Test
  void stepsAndEpochsBecomeWhatTheScheduleCounts() {
    TrainingLength everyStep = new TrainingLength(5, 2, true);
    assertEquals(
        List.of(1.6, 3.2, 4.8, 6.4, 8.0, 7.0),
        rounded(
            values(nn.schedules().attach("falling(warmup=2 epochs)", optimizer, everyStep), 6)));
    assertEquals(
        List.of(4.0, 8.0, 7.0),
        values(nn.schedules().attach("falling(warmup=1 step)", optimizer, everyStep), 3));
    assertEquals(
        List.of(4.0, 8.0, 7.0),
        values(
            nn.schedules()
                .attach("falling(warmup=1 epoch)", optimizer, TrainingLength.ofEpochs(5, 2)),
            3));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.rint(value * 1e9) / 1e9).toList();
  }

  /** Six steps, four per epoch, end within the second epoch, whose rest has the first value. */
  @Test
  void aWarmUpInStepsMovesWithinTheEpochsOfItsSchedule() {
    Scheduler scheduler =
        nn.schedules().attach("falling(warmup=6 steps)", optimizer, TrainingLength.ofEpochs(5, 4));
    List<Double> values = new ArrayList<>();
    for (int step = 1; step <= 16; step++) {
      values.add(lr() * 7);
      scheduler.optimizerStepped();
      if (step % 4 == 0) {
        scheduler.step();
      }
    }
    assertEquals(
        List.of(8.0, 16.0, 24.0, 32.0, 40.0, 48.0, 56.0, 56.0), rounded(values.subList(0, 8)));
    assertEquals(
        List.of(49.0, 49.0, 49.0, 49.0, 42.0, 42.0, 42.0, 42.0), rounded(values.subList(8, 16)));
  }

  @Test
  void aWarmUpInStepsMayEndWithAnEpoch() {
    Scheduler scheduler =
        nn.schedules().attach("plateau(warmup=4 steps)", optimizer, TrainingLength.ofEpochs(5, 4));
    for (int step = 1; step <= 8; step++) {
      scheduler.optimizerStepped();
      if (step % 4 == 0) {
        scheduler.step(1);
        assertEquals(step == 4 ? 0 : 1, scheduler.state().get("lr/told"));
      }
    }
    assertEquals(0, scheduler.state().get("lr/last"));
  }

  @Test
  void theStateOfAWarmUpInStepsIsSavedAndRestored() {
    TrainingLength length = TrainingLength.ofEpochs(5, 4);
    Scheduler scheduler = nn.schedules().attach("falling(warmup=6 steps)", optimizer, length);
    scheduler.optimizerStepped();
    scheduler.optimizerStepped();
    double expected = lr();
    assertEquals(List.of("step", "optimizer_step"), List.copyOf(scheduler.state().keySet()));
    Scheduler resumed = nn.schedules().attach("falling(warmup=6 steps)", optimizer, length);
    resumed.load(scheduler.state());
    assertEquals(expected, lr());
    assertEquals(scheduler.state(), resumed.state());
  }

  @Test
  void stepsAndEpochsNeedALength() {
    assertEquals(
        "schedule.warmup = \"500 steps\": nobody said how many steps an epoch has; write a number,"
            + " of the schedule's own steps, or attach the schedule with a TrainingLength",
        problem("falling(warmup=500 steps)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2.5", "\"5 minutes\"", "steps", "[1]", "true", "\"-1 steps\""})
  void whatIsNoDurationIsRefused(String warmUp) {
    assertEquals(
        "schedule.warmup = "
            + warmUp
            + ": must be a whole number of the schedule's own steps, or a text as in '500 steps' or"
            + " '2 epochs'. Default none.",
        problem("falling(warmup=" + warmUp + ")"));
  }

  @Test
  void aScheduleKnowsItsOwnStepsOfTheTraining() {
    TrainingLength length = TrainingLength.ofEpochs(20, 48);
    nn.schedules().attach("length", optimizer, length);
    assertEquals(20, lr());
    nn.schedules().attach("length", optimizer, new TrainingLength(20, 48, true));
    assertEquals(960, lr());
    nn.schedules().attach("length(warmup=2 epochs)", optimizer, length);
    assertEquals(18, lr() * 3);
    nn.schedules().attach("length(warmup=30 epochs)", optimizer, length);
    assertEquals(1.0 / 31, lr());
  }

  @Test
  void aScheduleThatNeedsALengthAsksForTheHyperparameterInstead() {
    String advice =
        ": must be given, as nobody said how long training lasts; or attach the schedule with a"
            + " TrainingLength";
    assertEquals("schedule.n" + advice, problem("needs_length"));
    assertEquals("schedule.part.n" + advice, problem("around(part=needs_length)"));
    nn.schedules().attach("needs_length(warmup=1)", optimizer, TrainingLength.ofSteps(5));
    assertEquals(2, lr());
  }
}
