package nn.optim.wrapper;

import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;

/** The hyperparameter that every wrapper has. */
final class Inner {
  static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer inside.");

  private Inner() {}
}
