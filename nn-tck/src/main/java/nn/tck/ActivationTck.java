package nn.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.tck.activation.ActivationChecks;
import nn.tck.activation.FunctionChecks;
import nn.tck.activation.SlopeCheck;
import nn.tck.activation.TraceCheck;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every activation must hold. An author extends it, names the provider, and overrides {@link
 * #kinks()} if the derivative jumps anywhere.
 */
public abstract class ActivationTck extends PluginTck<ActivationProvider> {

  /** For subclasses. */
  protected ActivationTck() {}

  /** Returns the inputs at which the derivative jumps; none by default. */
  protected List<Double> kinks() {
    return List.of();
  }

  /** Returns files with recorded traces, of this activation and others; none by default. */
  protected List<Path> traces() {
    return List.of();
  }

  @Override
  final Spec defaults() {
    return Spec.of(subject().descriptor().name());
  }

  @Override
  final Subject<ActivationProvider> subject() {
    return new Subject<>(PluginKind.ACTIVATION, provider());
  }

  @Override
  final Subject.Check use() {
    return ActivationChecks::use;
  }

  @Override
  final Subject.Check useBorders() {
    return ActivationChecks::create;
  }

  @TestFactory
  Stream<DynamicTest> derivativeIsTheSlope() {
    return eachSeed(new SlopeCheck(subject(), kinks())::derivativeIsTheSlope);
  }

  @TestFactory
  Stream<DynamicTest> isFinite() {
    return each(new ActivationChecks(subject())::isFinite);
  }

  @TestFactory
  Stream<DynamicTest> inputsAreNotChanged() {
    return eachSeed(new ActivationChecks(subject())::inputsAreNotChanged);
  }

  @TestFactory
  Stream<DynamicTest> sameCallsGiveSameBits() {
    return eachSeed(new ActivationChecks(subject())::sameCallsGiveSameBits);
  }

  @TestFactory
  Stream<DynamicTest> callsAreIndependent() {
    return each(new ActivationChecks(subject())::callsAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> threadsDoNotShow() {
    return each(new ActivationChecks(subject())::threadsDoNotShow);
  }

  @TestFactory
  Stream<DynamicTest> elementsAreIndependent() {
    return eachSeed(new FunctionChecks(subject())::elementsAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> onlyTheRangeIsWritten() {
    return eachSeed(new FunctionChecks(subject())::onlyTheRangeIsWritten);
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
