package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.api.plugin.Stability;

/** Provides a wrapper that changes the updates of any optimizer: {@code cautious(inner=adamw)}. */
@Stability(value = STABLE, implementedByPlugins = true)
public interface UpdateTransformProvider extends OptimizerProvider {

  /** Returns the hyperparameter of the descriptor that names the optimizer inside. */
  Hyperparameter<Spec> inner();

  /** Creates the transform. */
  UpdateTransform transform(Hyperparameters values);

  /** Runs the inner optimizer, and the transform after each of its steps. */
  @Override
  default OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return context.run(this);
  }
}
