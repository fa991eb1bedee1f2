package nn.layers.training;

import java.util.function.Supplier;
import nn.api.metric.Metric;

/**
 * A metric of the evaluations of a training.
 *
 * @param name what results call it
 * @param isHigherBetter whether more is better
 * @param create makes it anew for each evaluation
 */
public record TrainingMetric(String name, boolean isHigherBetter, Supplier<Metric> create) {}
