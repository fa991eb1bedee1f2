package nn.api.metric;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/** Provides a metric; the service type that metric plugins register. */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface MetricProvider extends Plugin {

  /** Returns whether the metric compares classes or numbers. */
  MetricTargets targets();

  /** Returns whether of two networks the one with the higher value is better. */
  boolean isHigherBetter();

  /**
   * Creates the metric for one evaluation from valid hyperparameters.
   *
   * @param output the shape of a network's output for one sample: {@code [classes]}, or the number
   *     of targets
   * @throws IllegalArgumentException if such an output does not fit the metric or its
   *     hyperparameters; the message says what would
   */
  Metric create(Hyperparameters values, Shape output);
}
