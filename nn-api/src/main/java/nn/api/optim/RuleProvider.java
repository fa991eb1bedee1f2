package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Stability;

/** Provides an optimizer that is a {@link Rule}; the framework does all but the mathematics. */
@Stability(value = STABLE, implementedByPlugins = true)
public interface RuleProvider extends OptimizerProvider {

  /**
   * Creates the rule for one group of parameters.
   *
   * @param values the hyperparameters of the group
   */
  Rule rule(Hyperparameters values);

  /** Runs the rule over all groups. */
  @Override
  default OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return context.run(this);
  }
}
