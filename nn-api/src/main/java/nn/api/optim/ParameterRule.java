package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/** A rule that needs a whole parameter, its shape or its norm, as LAMB, Muon and Adafactor do. */
@Stability(value = STABLE, implementedByPlugins = true)
public non-sealed interface ParameterRule extends Rule {

  /** Changes the values and the state of one parameter from its gradient. */
  void update(Step step, ParameterState parameter);
}
