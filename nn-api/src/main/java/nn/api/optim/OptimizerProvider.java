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
    CLOSURE,

    /**
     * Every hyperparameter has one value for all parameters, as where one step length is searched
     * for: groups may name another optimizer, and nothing else.
     */
    ONE_GROUP,

    /**
     * The gradients are those of the loss, as where gradients of several points are compared:
     * transforms of gradients in front of it are refused.
     */
    TRUE_GRADIENTS
  }

  /** What an optimizer promises; the tests of nn-tck hold it to that. */
  enum Trait {
    /**
     * What it does to a parameter depends on that parameter alone: the others may be left out, and
     * no bit changes. A norm over the model breaks it.
     */
    PARAMETERS_ARE_INDEPENDENT
  }

  /**
   * Returns what the optimizer promises of itself, apart from optimizers inside it; nothing by
   * default.
   *
   * <p>Rules have no need to say that parameters are independent: those of an {@link
   * ElementwiseRule}, a {@link ParameterRule} and an {@link UpdateTransform} are, those of a {@link
   * ModelRule} are not.
   */
  default Set<Trait> traits() {
    return Set.of();
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
