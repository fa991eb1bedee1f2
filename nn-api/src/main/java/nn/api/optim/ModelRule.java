package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * A rule that needs all parameters at once: sums over the model, as Prodigy and DoG, or several
 * evaluations of the loss, as L-BFGS.
 *
 * <p>There is one such rule per optimizer, made from the hyperparameters outside groups. Those of a
 * group are read where its elements are, by {@link Part#step()}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public non-sealed interface ModelRule extends Rule {

  /**
   * Changes the values and the state of all parameters that have a gradient.
   *
   * @param step counts the steps of the optimizer, and has the hyperparameters outside groups
   */
  void update(Step step, ModelState model);
}
