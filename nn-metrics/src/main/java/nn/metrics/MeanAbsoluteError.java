package nn.metrics;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.metric.Metric;
import nn.api.metric.MetricProvider;
import nn.api.metric.MetricTargets;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The mean distance of outputs and targets. */
public final class MeanAbsoluteError implements MetricProvider {
  @Override
  public Descriptor descriptor() {
    return Descriptor.of("mae", "Mean distance of outputs and targets.")
        .withFormula("mean of |x − y|")
        .withReference("sklearn.metrics.mean_absolute_error");
  }

  @Override
  public MetricTargets targets() {
    return MetricTargets.NUMBERS;
  }

  @Override
  public boolean isHigherBetter() {
    return false;
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return new Sum();
  }

  private static final class Sum implements Metric {
    private double sum;
    private long count;

    @Override
    public void add(Tensor outputs, Tensor targets) {
      float[] x = outputs.toArray();
      float[] y = targets.toArray();
      for (int i = 0; i < x.length; i++) {
        sum += Math.abs((double) x[i] - y[i]);
      }
      count += x.length;
    }

    @Override
    public double value() {
      return sum / count;
    }
  }
}
