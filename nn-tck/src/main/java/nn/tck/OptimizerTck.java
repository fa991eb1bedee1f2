package nn.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.SpecParser;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import nn.tck.optimizer.AllocationCheck;
import nn.tck.optimizer.ConvergenceChecks;
import nn.tck.optimizer.Descent;
import nn.tck.optimizer.RepeatChecks;
import nn.tck.optimizer.RuleChecks;
import nn.tck.optimizer.SettingChecks;
import nn.tck.optimizer.Specs;
import nn.tck.optimizer.StateChecks;
import nn.tck.optimizer.StepChecks;
import nn.tck.optimizer.TraceCheck;
import nn.tck.optimizer.Wrapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every optimizer must hold. An author writes
 *
 * <pre>{@code
 * final class LionTest extends OptimizerTck {
 *   protected OptimizerProvider provider() {
 *     return new Lion();
 *   }
 * }
 * }</pre>
 *
 * <p>and overrides {@link #configurations()} if some state or some branch is off by default. A test
 * that does not concern an optimizer, such as one of cut ranges for a rule of whole parameters, is
 * aborted.
 */
public abstract class OptimizerTck extends PluginTck<OptimizerProvider> {

  /** For subclasses. */
  protected OptimizerTck() {}

  /**
   * Returns configurations of which one must optimise; by default the first of {@link
   * #configurations()} with learning rates from 1 down to 0.001.
   */
  protected List<String> candidates() {
    try (Nn nn = subject().nn(1)) {
      Spec first = SpecParser.parse(configurations().getFirst());
      return ConvergenceChecks.ladder(nn, first).stream().map(Spec::toString).toList();
    }
  }

  /**
   * Returns whether a learning rate of 0 changes nothing, as for almost all; override it for an
   * optimizer that moves parameters by something else as well.
   */
  protected boolean standsStillAtZeroLearningRate() {
    return true;
  }

  /** Returns files with recorded traces of the optimizer; none by default. */
  protected List<Path> traces() {
    return List.of();
  }

  @Override
  Spec defaults() {
    return Specs.defaults(subject().descriptor());
  }

  @Override
  final Subject<OptimizerProvider> subject() {
    return new Subject<>(PluginKind.OPTIMIZER, provider(), new Descent(), new Wrapper());
  }

  @Override
  final Subject.Check use() {
    return StepChecks::use;
  }

  @TestFactory
  Stream<DynamicTest> elementsAreIndependent() {
    return each(new RuleChecks(subject())::elementsAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> onlyTheRangeIsTouched() {
    return each(new RuleChecks(subject())::onlyTheRangeIsTouched);
  }

  @TestFactory
  Stream<DynamicTest> noArrayIsKept() {
    return each(new RuleChecks(subject())::noArrayIsKept);
  }

  @TestFactory
  Stream<DynamicTest> parametersWithoutGradientStay() {
    return each(new StepChecks(subject())::parametersWithoutGradientStay);
  }

  @TestFactory
  Stream<DynamicTest> skippedStepsAreNotCounted() {
    return each(new StepChecks(subject())::skippedStepsAreNotCounted);
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreNotChanged() {
    return each(new StepChecks(subject())::gradientsAreNotChanged);
  }

  @TestFactory
  Stream<DynamicTest> valuesStayFinite() {
    return each(new StepChecks(subject())::valuesStayFinite);
  }

  @TestFactory
  Stream<DynamicTest> trainedWeightsReturn() {
    return each(new StepChecks(subject())::trainedWeightsReturn);
  }

  @TestFactory
  Stream<DynamicTest> sameCallsGiveSameBits() {
    return each(new RepeatChecks(subject())::sameCallsGiveSameBits);
  }

  @TestFactory
  Stream<DynamicTest> instancesAreIndependent() {
    return each(new RepeatChecks(subject())::instancesAreIndependent);
  }

  @TestFactory
  Stream<DynamicTest> threadsDoNotShow() {
    return each(new RepeatChecks(subject())::threadsDoNotShow);
  }

  @TestFactory
  Stream<DynamicTest> groupsAreRespected() {
    return each(new SettingChecks(subject())::groupsAreRespected);
  }

  @TestFactory
  Stream<DynamicTest> schedulesAreRespected() {
    return each(new SettingChecks(subject())::schedulesAreRespected);
  }

  @TestFactory
  Stream<DynamicTest> maximizeClimbs() {
    return each(new SettingChecks(subject())::maximizeClimbs);
  }

  @TestFactory
  Stream<DynamicTest> zeroLearningRateStandsStill() {
    return standsStillAtZeroLearningRate()
        ? each(new SettingChecks(subject())::zeroLearningRateStandsStill)
        : Stream.of();
  }

  @TestFactory
  Stream<DynamicTest> restoredStateContinues() {
    return each(new StateChecks(subject())::restoredStateContinues);
  }

  @TestFactory
  Stream<DynamicTest> stateFollowsNames() {
    return each(new StateChecks(subject())::stateFollowsNames);
  }

  @TestFactory
  Stream<DynamicTest> newProcessContinues() {
    return each(new StateChecks(subject())::newProcessContinues);
  }

  @TestFactory
  Stream<DynamicTest> allocationIsSteady() {
    return each(new AllocationCheck(subject())::allocationIsSteady);
  }

  @TestFactory
  Stream<DynamicTest> converges() {
    ConvergenceChecks checks = new ConvergenceChecks(subject());
    return Stream.of(
        convergence("quadratic", checks::minimizesQuadratic),
        convergence("Rosenbrock", checks::descendsRosenbrock),
        convergence("iris", checks::learnsIris));
  }

  private DynamicTest convergence(String problem, ConvergenceChecks.Check check) {
    return DynamicTest.dynamicTest(
        problem,
        () -> {
          List<Spec> candidates = candidates().stream().map(SpecParser::parse).toList();
          subject().check(candidates.getFirst(), (nn, first) -> check.run(nn, candidates));
        });
  }

  @TestFactory
  Stream<DynamicTest> followsTraces() {
    return traces().stream()
        .flatMap(file -> Trace.read(file).stream())
        .map(trace -> DynamicTest.dynamicTest(trace.where(), () -> follow(trace)));
  }

  private void follow(Trace trace) {
    Spec spec = trace.spec(String.valueOf(trace.get("optimizer")));
    subject().check(spec, (nn, same) -> new TraceCheck(subject()).followsTrace(nn, trace));
  }
}
