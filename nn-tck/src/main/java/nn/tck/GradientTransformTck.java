package nn.tck;

import java.util.stream.Stream;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.tck.contract.Subject;
import nn.tck.optimizer.Descent;
import nn.tck.optimizer.MemoryChecks;
import nn.tck.optimizer.ParameterChecks;
import nn.tck.optimizer.RepeatChecks;
import nn.tck.optimizer.RuleChecks;
import nn.tck.optimizer.StateChecks;
import nn.tck.optimizer.StepChecks;
import nn.tck.optimizer.SweepChecks;
import nn.tck.optimizer.TransformChecks;
import nn.tck.optimizer.Wrapper;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * What every transform of gradients must hold, in front of plain descent. An author writes
 *
 * <pre>{@code
 * final class ClipTest extends GradientTransformTck {
 *   protected GradientTransformProvider provider() {
 *     return new Clip();
 *   }
 * }
 * }</pre>
 *
 * <p>and overrides {@link #configurations()} if some state or some branch is off by default.
 */
public abstract class GradientTransformTck extends PluginTck<OptimizerProvider> {

  /** For subclasses. */
  protected GradientTransformTck() {}

  @Override
  protected abstract GradientTransformProvider provider();

  @Override
  final Spec defaults() {
    return Spec.of(subject().descriptor().name());
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
  Stream<DynamicContainer> elements() {
    return all(new RuleChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> parameters() {
    return all(new ParameterChecks(subject()).ofAnyTransform());
  }

  @TestFactory
  Stream<DynamicContainer> sweeps() {
    return all(new SweepChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> gradients() {
    return all(new TransformChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> repetition() {
    return all(new RepeatChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> state() {
    return all(new StateChecks(subject()).all());
  }

  @TestFactory
  Stream<DynamicContainer> memory() {
    return all(new MemoryChecks(subject()).all());
  }
}
