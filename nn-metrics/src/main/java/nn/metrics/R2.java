package nn.metrics;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.metric.Metric;
import nn.api.metric.MetricProvider;
import nn.api.metric.MetricTargets;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The coefficient of determination, the mean over the targets. */
public final class R2 implements MetricProvider {
  @Override
  public Descriptor descriptor() {
    return Descriptor.of("r2", "Share of the targets' variance that the outputs explain.")
        .withFormula("1 − Σ(x − y)² / Σ(y − mean of y)²; for equal y 1 if all x are right, else 0")
        .withReference("sklearn.metrics.r2_score, multioutput='uniform_average'");
  }

  @Override
  public MetricTargets targets() {
    return MetricTargets.NUMBERS;
  }

  @Override
  public boolean isHigherBetter() {
    return true;
  }

  @Override
  public Metric create(Hyperparameters values, Shape output) {
    return new Sums(output.size());
  }

  /** Keeps the spread around the mean so far (Welford), so that large means cost no digits. */
  private static final class Sums implements Metric {
    private final double[] mean;
    private final double[] spread;
    private final double[] errors;
    private long count;

    Sums(int size) {
      this.mean = new double[size];
      this.spread = new double[size];
      this.errors = new double[size];
    }

    @Override
    public void add(Tensor outputs, Tensor targets) {
      float[] x = outputs.toArray();
      float[] y = targets.toArray();
      for (int from = 0; from < x.length; from += mean.length) {
        count++;
        for (int i = 0; i < mean.length; i++) {
          add(i, x[from + i], y[from + i]);
        }
      }
    }

    private void add(int i, double x, double y) {
      errors[i] += (x - y) * (x - y);
      double before = y - mean[i];
      mean[i] += before / count;
      spread[i] += before * (y - mean[i]);
    }

    @Override
    public double value() {
      if (count < 2) {
        return Double.NaN;
      }
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        sum += spread[i] > 0 ? 1 - errors[i] / spread[i] : errors[i] == 0 ? 1 : 0;
      }
      return sum / mean.length;
    }
  }
}
