package nn.api.optim;

import nn.api.plugin.Hyperparameters;

/** Provides an optimizer that is a {@link Rule}; the framework does all but the mathematics. */
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
