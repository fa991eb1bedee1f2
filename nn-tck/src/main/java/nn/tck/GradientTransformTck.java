package nn.tck;

import java.util.List;
import java.util.stream.Stream;
import nn.api.optim.GradientTransformProvider;
import nn.tck.contract.NamedCheck;
import nn.tck.optimizer.ParameterChecks;
import nn.tck.optimizer.TransformChecks;
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
public abstract class GradientTransformTck extends StepTck {

  /** For subclasses. */
  protected GradientTransformTck() {}

  @Override
  protected abstract GradientTransformProvider provider();

  @Override
  final List<NamedCheck> ofParameters(ParameterChecks checks) {
    return checks.ofAnyTransform();
  }

  @TestFactory
  Stream<DynamicContainer> gradients() {
    return all(new TransformChecks(subject()).all());
  }
}
