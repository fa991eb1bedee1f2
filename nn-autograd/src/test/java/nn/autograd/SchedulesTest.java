package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.api.optim.Scalar;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.CustomSchedule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private static final Hyperparameter<Double> FACTOR =
      Hyperparameter.real("factor", Range.finite(), "Factor of a step.").byDefault(0.5);
  private static final Hyperparameter<List<Spec>> PARTS =
      Hyperparameter.components("parts", "Schedules whose mean it is.");

  /** {@code base · factor^step}. */
  private static final CustomSchedule DECAY =
      new CustomSchedule(
          Descriptor.of("decay", "").withHyperparameters(FACTOR),
          (values, context) ->
              (step, base) -> {
                double value = base;
                for (long i = 0; i < step; i++) {
                  value *= values.get(FACTOR);
                }
                return value;
              });

  /** Divides by how many metrics above 1 it saw, and one. */
  private static final CustomSchedule PLATEAU =
      new CustomSchedule(
          Descriptor.of("plateau", ""), (values, context) -> plateau(context.scalar("bad", 0)));

  private static final CustomSchedule OFFSET =
      CustomSchedule.of("offset", (step, base) -> base + step + 1);

  private static final CustomSchedule MEAN =
      new CustomSchedule(Descriptor.of("mean", "").withHyperparameters(PARTS), SchedulesTest::mean);

  private final Nn nn =
      Nn.builder().plugins(new Sgd(), new Averaging(), DECAY, PLATEAU, OFFSET, MEAN).build();
  private final Optimizer optimizer = optimizer("sgd(lr=8, momentum=0.5)");

  private static Schedule plateau(Scalar bad) {
    return new Schedule() {
      @Override
      public double value(long step, double base) {
        return base / (1 + bad.get());
      }

      @Override
      public void observe(long step, double metric) {
        if (metric > 1) {
          bad.set(bad.get() + 1);
        }
      }
    };
  }

  private static Schedule mean(Hyperparameters values, ScheduleContext context) {
    List<Spec> specs = values.get(PARTS);
    Schedule first = context.inner("0", specs.get(0));
    Schedule second = context.inner("1", specs.get(1));
    return new Schedule() {
      @Override
      public double value(long step, double base) {
        return (first.value(step, base) + second.value(step, base)) / 2;
      }

      @Override
      public void observe(long step, double metric) {
        first.observe(step, metric);
        second.observe(step, metric);
      }
    };
  }

  private Optimizer optimizer(String text) {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.putAll(Parameters.one(nn, "b", 0));
    return nn.optimizers().create(text, parameters);
  }

  private double now(String hyperparameter) {
    return optimizer.groups().getFirst().values().get(hyperparameter);
  }

  @Test
  void theValueOfStepZeroIsInForceAtOnce() {
    nn.schedules().attach("offset", optimizer);
    assertEquals(9, now("lr"));
  }

  @Test
  void eachStepPutsItsValueInForce() {
    Scheduler scheduler = nn.schedules().attach("decay", optimizer);
    scheduler.step();
    assertEquals(4, now("lr"));
    scheduler.step();
    assertEquals(2, now("lr"));
    assertEquals(2, scheduler.count());
    assertEquals(0.5, now("momentum"));
  }

  @Test
  void drivesAnyHyperparameterThatIsSchedulable() {
    Scheduler scheduler = nn.schedules().attach("decay(drives=momentum)", optimizer);
    scheduler.step();
    assertEquals(0.25, now("momentum"));
    assertEquals(8, now("lr"));
  }

  @Test
  void severalSchedulesDriveSeveralHyperparameters() {
    Scheduler scheduler =
        nn.schedules()
            .attach(
                List.of(Spec.of("decay"), Spec.of("plateau").with("drives", "momentum")),
                optimizer);
    scheduler.step(2);
    assertEquals(4, now("lr"));
    assertEquals(0.25, now("momentum"));
    assertEquals(List.of("step", "momentum/bad"), List.copyOf(scheduler.state().keySet()));
  }

  @Test
  void eachGroupStartsFromItsOwnBase() {
    Optimizer grouped = optimizer("averaging(inner=sgd(lr=8, groups=[{match=b, lr=2}]))");
    nn.schedules().attach("decay", grouped).step();
    assertEquals(
        List.of(4.0, 1.0),
        grouped.groups().stream()
            .filter(group -> group.values().containsKey("lr"))
            .map(group -> group.values().get("lr"))
            .toList());
  }

  @Test
  void theStateOfNestedSchedulesIsSavedAndRestored() {
    String text = "mean(parts=[plateau, mean(parts=[decay, plateau])])";
    Scheduler scheduler = nn.schedules().attach(text, optimizer);
    scheduler.step(5);
    scheduler.step(0);
    SequencedMap<String, Double> saved = scheduler.state();
    assertEquals(
        List.of("step=2.0", "lr/0/bad=1.0", "lr/1/1/bad=1.0"),
        saved.entrySet().stream().map(Object::toString).toList());
    double expected = now("lr");

    Optimizer other = optimizer("sgd(lr=8)");
    Scheduler resumed = nn.schedules().attach(text, other);
    resumed.load(saved);
    assertEquals(expected, other.groups().getFirst().values().get("lr"));
    assertEquals(2, resumed.count());
    assertEquals(saved, resumed.state());
  }

  @Test
  void loadListsEveryDifferenceAndChangesNothing() {
    Scheduler scheduler = nn.schedules().attach("plateau", optimizer);
    scheduler.step(2);
    SequencedMap<String, Double> state = new LinkedHashMap<>();
    state.put("step", 1.5);
    state.put("lr/best", 1.0);
    Exception e = assertThrows(IllegalArgumentException.class, () -> scheduler.load(state));
    assertEquals(
        """
        the state does not fit the schedules; nothing was changed:
          'lr/bad' is missing
          'lr/best' is unexpected
          'step' is 1.5 instead of a count of steps\
        """,
        e.getMessage());
    assertEquals(1, scheduler.count());
    assertEquals(4, now("lr"));
  }

  @Test
  void aValueOutOfRangeNamesTheScheduleAndTheHyperparameter() {
    Scheduler scheduler = nn.schedules().attach("decay(factor=-1)", optimizer);
    Exception e = assertThrows(PluginException.class, scheduler::step);
    assertTrue(e.getMessage().startsWith("schedule 'decay' ("), e.getMessage());
    assertTrue(
        e.getMessage()
            .contains("at step 1: optimizer.lr = -8.0: must be a number in [0, ∞). (sgd, "),
        e.getMessage());
  }

  @Test
  void aValueThatIsNoNumberIsOutOfRange() {
    Nn other =
        Nn.builder()
            .plugins(new Sgd(), CustomSchedule.of("broken", (step, base) -> Double.NaN))
            .build();
    Optimizer own = other.optimizers().create("sgd", Parameters.one(other, "w", 0));
    assertThrows(PluginException.class, () -> other.schedules().attach("broken", own));
  }

  @Test
  void theDrivenHyperparameterMustExist() {
    Exception e =
        assertThrows(
            InvalidConfigException.class,
            () -> nn.schedules().attach("decay(drives=momentun)", optimizer));
    assertEquals(
        "schedule.drives = momentun: names nothing that a schedule can drive in the optimizer. Did"
            + " you mean 'momentum'? There are: lr, momentum.",
        e.getMessage());
  }

  @Test
  void reportsEverythingAtOnce() {
    InvalidConfigException e =
        assertThrows(
            InvalidConfigException.class,
            () ->
                nn.schedules()
                    .attach(
                        List.of(
                            Spec.of("decay").with("factor", "half").with("drives", 5),
                            Spec.of("decai"),
                            Spec.of("plateau").with("drives", "nesterov")),
                        optimizer));
    assertEquals(
        List.of(
            "schedule[0].drives",
            "schedule[0].factor",
            "schedule[1]",
            "schedule[1].drives",
            "schedule[2].drives"),
        e.problems().stream().map(problem -> problem.path()).toList());
    assertTrue(e.getMessage().contains("Did you mean 'decay'?"), e.getMessage());
    assertTrue(e.getMessage().contains("another schedule drives it already"), e.getMessage());
  }

  @Test
  void aNestedScheduleIsCheckedToo() {
    Exception e =
        assertThrows(
            InvalidConfigException.class,
            () -> nn.schedules().attach("mean(parts=[decay(factr=1), decay])", optimizer));
    assertTrue(
        e.getMessage()
            .startsWith(
                "schedule.parts[0]: 'factr' is unknown for 'decay'. Did you mean 'factor'?"),
        e.getMessage());
  }
}
