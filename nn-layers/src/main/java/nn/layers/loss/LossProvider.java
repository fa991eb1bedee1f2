package nn.layers.loss;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;

/** Provides a loss by name. */
public interface LossProvider extends Plugin {

  /** Creates the loss from valid hyperparameters. */
  Loss create(Hyperparameters values);
}
