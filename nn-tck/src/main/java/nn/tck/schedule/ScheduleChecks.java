package nn.tck.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What every schedule must hold. */
public final class ScheduleChecks {
  private static final int STEPS = 60;
  private static final int LONG_RUN = 2_000;
  private static final double[] BASES = {1e-4, 0.1, 1};

  private final Subject<ScheduleProvider> subject;

  /** Creates the checks. */
  public ScheduleChecks(Subject<ScheduleProvider> subject) {
    this.subject = subject;
  }

  /** Makes a few steps. */
  public static void use(Nn nn, Spec spec, Numbers numbers) {
    Drive drive = new Drive(nn, spec, 0.1);
    drive.scheduler().load(drive.scheduler().state());
    drive.steps(12);
  }

  /** Checks that a second run gives the same values. */
  public void sameCallsGiveSameBits(Nn nn, Spec spec, Numbers numbers) {
    List<Double> first = new Drive(nn, spec, 0.1).steps(STEPS);
    compare(
        Contract.SAME_CALLS_GIVE_SAME_BITS,
        first,
        new Drive(nn, spec, 0.1).steps(STEPS),
        spec + ", a second run");
  }

  /** Checks that two schedules in turn do not notice each other. */
  public void instancesAreIndependent(Nn nn, Spec spec, Numbers numbers) {
    List<Double> alone = new Drive(nn, spec, 0.1).steps(STEPS);
    Drive one = new Drive(nn, spec, 0.1);
    Drive other = new Drive(nn, spec, 0.5);
    other.steps(7);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      values.addAll(one.steps(1));
      other.steps(1);
    }
    compare(
        Contract.PROVIDER_HOLDS_NO_STATE, alone, values, spec + ", while another schedule stepped");
  }

  /** Checks that asking for a value, of any step, changes nothing. */
  public void isFunctionOfTheStep(Nn nn, Spec spec, Numbers numbers) {
    Drive drive = new Drive(nn, spec, 0.1);
    drive.steps(5);
    SequencedMap<String, Double> state = drive.scheduler().state();
    List<Double> expected = drive.values(state, List.of(0L, 3L, 7L, 20L, 50L));
    List<Double> again = drive.values(state, List.of(50L, 20L, 7L, 3L, 0L)).reversed();
    compare(
        Contract.SCHEDULE_IS_A_FUNCTION,
        expected,
        again,
        spec + ", steps 0, 3, 7, 20 and 50 asked for in the opposite order");
  }

  /** Checks that saving at any step and going on in new objects gives the same values. */
  public void restoredStateContinues(Nn nn, Spec spec, Numbers numbers) {
    List<Double> expected = new Drive(nn, spec, 0.1).steps(STEPS);
    for (int n = 0; n < STEPS; n++) {
      Drive saved = new Drive(nn, spec, 0.1);
      List<Double> values = new ArrayList<>(saved.steps(n));
      Drive resumed = new Drive(nn, spec, 0.1);
      resumed.scheduler().load(saved.scheduler().state());
      values.addAll(resumed.steps(STEPS - n));
      compare(
          Contract.SCHEDULE_STATE_IS_ALLOCATED, expected, values, spec + ", saved at step " + n);
    }
  }

  /** Checks the values of a long run; a scheduler refuses those that the optimizer would. */
  public void valuesAreFinite(Nn nn, Spec spec, Numbers numbers) {
    for (double base : BASES) {
      checkEach(spec, base, () -> new Drive(nn, spec, base).steps(LONG_RUN));
      checkEach(
          spec,
          base,
          () -> {
            Drive drive = new Drive(nn, spec, base);
            SequencedMap<String, Double> state = new LinkedHashMap<>(drive.scheduler().state());
            return drive.values(state, List.of(1L << 20, 1L << 31, 1L << 40));
          });
    }
  }

  private void checkEach(Spec spec, double base, Supplier<List<Double>> run) {
    Consumer<String> fail =
        finding -> {
          throw Contract.SCHEDULE_IS_FINITE.broken(
              subject, "with " + spec + " from " + base + ": " + finding);
        };
    List<Double> values = List.of();
    try {
      values = run.get();
    } catch (PluginException e) {
      fail.accept(String.valueOf(e.getMessage()));
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i)) || values.get(i) < 0) {
        fail.accept("value " + i + " is " + values.get(i));
      }
    }
  }

  private void compare(Contract contract, List<Double> expected, List<Double> actual, String what) {
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(actual.get(i))) {
        throw contract.broken(
            subject,
            "with "
                + what
                + ": value "
                + i
                + " is "
                + actual.get(i)
                + " instead of "
                + expected.get(i));
      }
    }
  }
}
