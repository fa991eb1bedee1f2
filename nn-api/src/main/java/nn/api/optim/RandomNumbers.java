package nn.api.optim;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * Random numbers that are a function of their index, so that neither order nor threads show.
 *
 * <p>Thread-safe.
 */
@Stability(EXPERIMENTAL)
public interface RandomNumbers {

  /**
   * Returns a number of the standard normal distribution.
   *
   * @param index which one; the index of an element, for example
   */
  float normal(long index);

  /** Returns a number that is uniform in [0, 1). */
  float uniform(long index);
}
