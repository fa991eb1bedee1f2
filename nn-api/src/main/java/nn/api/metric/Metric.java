package nn.api.metric;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Tensor;
import nn.api.plugin.Stability;

/**
 * How well a network does in one evaluation: takes batch after batch, and gives one number for all
 * samples together, however they were cut into batches.
 *
 * <p>A metric belongs to one evaluation and one thread. It keeps numbers, not tensors: these are
 * given back after {@link #add}.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface Metric {

  /**
   * Takes a batch.
   *
   * @param outputs {@code [n, …]}, what the network made of the samples
   * @param targets for classes {@code [n]}, the index of each sample's class, or a negative number
   *     for a sample that does not count; for numbers the shape of the outputs
   */
  void add(Tensor outputs, Tensor targets);

  /** Returns the value over all samples so far; NaN where it has no meaning for these. */
  double value();
}
