package nn.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import nn.tck.optimizer.Descent;
import nn.tck.schedule.ScheduleChecks;
import nn.tck.schedule.TraceCheck;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every schedule must hold. An author extends it, names the provider, and overrides {@link
 * #configurations()} if a hyperparameter has no default.
 */
public abstract class ScheduleTck extends PluginTck<ScheduleProvider> {

  /** For subclasses. */
  protected ScheduleTck() {}

  /** Returns files with recorded traces, of this schedule and others; none by default. */
  protected List<Path> traces() {
    return List.of();
  }

  @Override
  final Spec defaults() {
    return Spec.of(subject().descriptor().name());
  }

  @Override
  final Subject<ScheduleProvider> subject() {
    return new Subject<>(PluginKind.SCHEDULE, provider(), new Descent());
  }

  @Override
  final Subject.Check use() {
    return ScheduleChecks::use;
  }

  @TestFactory
  Stream<DynamicTest> sameCallsGiveSameBits() {
    return each(new ScheduleChecks(subject())::sameCallsGiveSameBits);
  }

  @TestFactory
  Stream<DynamicTest> instancesAreIndependent() {
    return each(new ScheduleChecks(subject())::instancesAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> isFunctionOfTheStep() {
    return each(new ScheduleChecks(subject())::isFunctionOfTheStep);
  }

  @TestFactory
  Stream<DynamicTest> restoredStateContinues() {
    return each(new ScheduleChecks(subject())::restoredStateContinues);
  }

  @TestFactory
  Stream<DynamicTest> valuesAreFinite() {
    return each(new ScheduleChecks(subject())::valuesAreFinite);
  }

  @TestFactory
  Stream<DynamicTest> followsTraces() {
    return casesOf(traces())
        .map(trace -> DynamicTest.dynamicTest(trace.where(), () -> follow(trace)));
  }

  private void follow(Trace trace) {
    TraceCheck check = new TraceCheck(subject());
    Spec spec = trace.spec(String.valueOf(trace.get("name")));
    subject().check(spec, (nn, same, numbers) -> check.followsTrace(nn, same, trace));
  }
}
