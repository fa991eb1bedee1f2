package nn.tck.builtin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Hyperparameters;
import nn.autograd.registry.PluginKind;
import nn.tck.Law;
import nn.tck.OptimizerTck;
import nn.tck.Reference;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimizer of this project: those that {@link BuiltInOptimizer} names as it says, any other
 * with its defaults.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
final class OptimizersTest extends OptimizerTck {
  private static final Path STATES = Path.of("src", "test", "states");

  /**
   * Traces that tests of nn-optim compare: muon's are in bfloat16, lbfgs' have a closure, and
   * soap's amplify rounding by eigenvectors.
   */
  private static final Set<String> WITH_OWN_TOLERANCE = Set.of("lbfgs", "muon", "soap");

  @Parameter BuiltInOptimizer tested;

  static Stream<BuiltInOptimizer> all() {
    return Providers.names(PluginKind.OPTIMIZER)
        .filter(name -> !(Providers.optimizer(name) instanceof GradientTransformProvider))
        .map(BuiltInOptimizer::of);
  }

  @Override
  protected OptimizerProvider provider() {
    return Providers.optimizer(tested.name());
  }

  @Override
  protected List<String> configurations() {
    return tested.configurations().isEmpty() ? super.configurations() : tested.configurations();
  }

  @Override
  protected List<String> candidates() {
    return tested.candidates().isEmpty() ? super.candidates() : tested.candidates();
  }

  @Override
  protected Set<Law> laws() {
    return tested.laws();
  }

  @Override
  protected Optional<Reference> reference(Hyperparameters values) {
    return tested.reference().map(each -> each.of(new Values(values)));
  }

  @Override
  protected List<Path> traces() {
    return WITH_OWN_TOLERANCE.contains(tested.name())
        ? List.of()
        : Stream.of(Providers.trace("optimizers/" + tested.name())).filter(Files::exists).toList();
  }

  @Override
  protected Optional<Path> earlierStates() {
    return Optional.of(STATES.resolve(tested.name())).filter(Files::exists);
  }
}
