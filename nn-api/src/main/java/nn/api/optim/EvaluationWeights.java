package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * What a {@link Rule} implements too if the model is to be evaluated with other weights than those
 * it trains, as the schedule-free methods.
 *
 * <p>The framework shows the other weights while the model is evaluated or saved, and puts the
 * trained ones back, bit for bit.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface EvaluationWeights {

  /** Writes the weights to evaluate with over the values; the state must not be changed. */
  void show(Step step, Elements elements);
}
