package nn.lab.config;

import nn.api.init.Initializer;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;

/** Provides, by name, how the weights of linear layers start. */
public interface InitializerProvider extends Plugin {

  /** Creates the initializer from valid hyperparameters. */
  Initializer create(Hyperparameters values);
}
