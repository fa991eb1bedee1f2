package nn.api.loss;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/**
 * Provides a loss; the service type that loss plugins register.
 *
 * {@snippet :
 * public Loss create(Hyperparameters values) {
 *   return (input, target) -> input.sub(target).abs().mean();
 * }
 * }
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface LossProvider extends Plugin {

  /** Creates the loss from valid hyperparameters. */
  Loss create(Hyperparameters values);

  /**
   * Returns whether the target holds the index of a class for each sample; false by default: then a
   * loss compares element by element, and a class becomes a row of zeros with a 1 at its index.
   */
  default boolean takesClasses() {
    return false;
  }
}
