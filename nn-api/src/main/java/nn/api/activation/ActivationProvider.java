package nn.api.activation;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;

/** Provides an activation function; the service type that activation plugins register. */
public interface ActivationProvider extends Plugin {

  /** Creates the activation from valid hyperparameters. */
  Activation create(Hyperparameters values, ActivationContext context);
}
