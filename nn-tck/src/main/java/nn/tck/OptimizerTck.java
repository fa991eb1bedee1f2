package nn.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.plugin.Hyperparameters;
import nn.tck.contract.NamedCheck;
import nn.tck.optimizer.ConvergenceChecks;
import nn.tck.optimizer.EarlierStates;
import nn.tck.optimizer.FiniteChecks;
import nn.tck.optimizer.LawChecks;
import nn.tck.optimizer.ParameterChecks;
import nn.tck.optimizer.ReferenceCheck;
import nn.tck.optimizer.SettingChecks;
import nn.tck.optimizer.StepChecks;
import nn.tck.optimizer.TraceCheck;
import org.junit.jupiter.api.DynamicContainer;
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
 * <p>and overrides {@link #configurations()} if some state or some branch is off by default, {@link
 * #laws()} if the optimizer is an exception. A test that does not concern an optimizer, such as one
 * of cut ranges for a rule of whole parameters, is aborted.
 */
public abstract class OptimizerTck extends StepTck {

  /** For subclasses. */
  protected OptimizerTck() {}

  /** Returns the laws that hold for the optimizer; by default those that hold for almost all. */
  protected Set<Law> laws() {
    return Law.usual();
  }

  /** Returns a new reference in double precision for one element; none by default. */
  protected Optional<Reference> reference(Hyperparameters values) {
    return Optional.empty();
  }

  /**
   * Returns configurations of which one must optimise; by default the first of {@link
   * #configurations()} with learning rates from 1 down to 0.001.
   */
  protected List<String> candidates() {
    return new ConvergenceChecks(subject()).ladder(configurations().getFirst());
  }

  /** Returns files with recorded traces of the optimizer; none by default. */
  protected List<Path> traces() {
    return List.of();
  }

  /**
   * Returns the folder with states that earlier versions saved; none by default. Run with {@code
   * -Dnn.tck.record=1.0.0} the tests put those of this version there, under that name.
   */
  protected Optional<Path> earlierStates() {
    return Optional.empty();
  }

  @Override
  final List<NamedCheck> ofParameters(ParameterChecks checks) {
    return checks.all();
  }

  @TestFactory
  Stream<DynamicContainer> steps() {
    return all(new StepChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> finiteness() {
    return all(new FiniteChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> settings() {
    return all(new SettingChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> lawsHold() {
    LawChecks checks = new LawChecks(subject());
    return all(laws().stream().sorted().map(law -> law.checkedBy(checks)).toList());
  }

  @TestFactory
  Stream<DynamicTest> followsReference() {
    return eachSeed((nn, spec, numbers) -> {
      Hyperparameters values = Hyperparameters.of(subject().descriptor(), spec.values());
      assumeTrue(reference(values).isPresent(), "no reference was given");
      new ReferenceCheck(subject(), () -> reference(values).orElseThrow()::update)
          .followsReference(nn, spec, numbers);
    });
  }

  @TestFactory
  Stream<DynamicTest> earlierStatesLoad() {
    return earlierStates().stream()
        .flatMap(folder -> new EarlierStates(subject()).tests(folder, configurations()));
  }

  @TestFactory
  Stream<DynamicTest> converges() {
    return new ConvergenceChecks(subject()).tests(candidates());
  }

  @TestFactory
  Stream<DynamicTest> everyConfigurationDescends() {
    return eachSeed(new ConvergenceChecks(subject())::everyConfigurationDescends);
  }

  @TestFactory
  Stream<DynamicTest> followsTraces() {
    return new TraceCheck(subject()).tests(traces());
  }
}
