package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Optional;
import java.util.Set;
import nn.api.Shape;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/**
 * Provides an optimizer; the service type that optimizer plugins register.
 *
 * <p>Most optimizers are rules: implement {@link RuleProvider} instead. Implement this for methods
 * that wrap another optimizer or see the whole model at once.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface OptimizerProvider extends Plugin {

  /** What an optimizer cannot work without. */
  enum Need {
    /**
     * The loss is evaluated again during a step: {@link
     * Optimizer#step(java.util.function.Supplier)}.
     */
    CLOSURE
  }

  /** Returns what the optimizer cannot work without; nothing by default. */
  default Set<Need> needs() {
    return Set.of();
  }

  /**
   * Returns why the optimizer cannot train a parameter of a shape, as a sentence without a full
   * stop, {@code "muon multiplies matrices"}; nothing by default. Users then route such parameters
   * to another optimizer.
   */
  default Optional<String> refusal(Shape shape) {
    return Optional.empty();
  }

  /**
   * Creates the algorithm for one set of parameters.
   *
   * @param values valid hyperparameters
   * @param context the parameters, and where state is allocated
   */
  OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context);
}
