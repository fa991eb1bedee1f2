package nn.api.metric;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/** What a metric compares outputs with. */
@Stability(EXPERIMENTAL)
public enum MetricTargets {
  /** The index of a class for each sample; the output has a score for each class. */
  CLASSES,

  /** Numbers, as many for each sample as the output has. */
  NUMBERS
}
