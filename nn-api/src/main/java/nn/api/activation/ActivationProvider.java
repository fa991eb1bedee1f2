package nn.api.activation;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/** Provides an activation function; the service type that activation plugins register. */
@Stability(value = STABLE, implementedByPlugins = true)
public interface ActivationProvider extends Plugin {

  /** Creates the activation from valid hyperparameters. */
  Activation create(Hyperparameters values, ActivationContext context);
}
