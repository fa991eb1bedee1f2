package nn.layers.standard.norm;

import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import nn.layers.standard.Planes;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes every channel over all samples and places: {@code y = (x − mean) / √(var + eps) · w +
 * b}.
 *
 * <p>With the batch's own statistics their derivatives count too: {@code dx = w / σ · (dy − mean dy
 * − x̂ · mean(dy x̂))}. Sums of a channel are in double over the sums of its rows.
 */
final class ChannelNormalization implements ArrayOperation {
  private final Kernels kernels;
  private final Shape shape;
  private final double eps;
  private final boolean ownStatistics;
  private final float[] mean;
  private final float[] variance;

  /**
   * Creates the operation for one batch.
   *
   * @param shape {@code [samples, channels, ...]}
   * @param ownStatistics whether mean and variance are those of the batch, and are written
   * @param mean of each channel
   * @param variance of each channel, over n
   */
  ChannelNormalization(
      Kernels kernels,
      Shape shape,
      double eps,
      boolean ownStatistics,
      float[] mean,
      float[] variance) {
    this.kernels = kernels;
    this.shape = shape;
    this.eps = eps;
    this.ownStatistics = ownStatistics;
    this.mean = mean;
    this.variance = variance;
  }

  @Override
  public String name() {
    return "batch normalization";
  }

  @Override
  public Shape outputShape() {
    return shape;
  }

  private int samples() {
    return shape.length(0);
  }

  private int channels() {
    return shape.length(1);
  }

  private int places() {
    return shape.size() / Math.max(1, samples() * channels());
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand x = inputs.getFirst();
    Planes.each(
        channels(),
        shape.size(),
        workers,
        channel -> {
          if (ownStatistics) {
            measure(x, channel, new float[places()]);
          }
          float scale = deviation(channel) * weight(inputs, channel);
          float shift = inputs.size() > 2 ? at(inputs.get(2), channel) : 0;
          normalize(x, y, channel, scale, shift);
        });
  }

  private void normalize(Operand x, float[] y, int channel, float scale, float shift) {
    float center = mean[channel];
    for (int sample = 0; sample < samples(); sample++) {
      int row = row(sample, channel);
      int from = x.from() + row;
      for (int i = 0; i < places(); i++) {
        y[row + i] = (x.array()[from + i] - center) * scale + shift;
      }
    }
  }

  private void measure(Operand x, int channel, float[] squares) {
    double sum = 0;
    for (int sample = 0; sample < samples(); sample++) {
      int from = x.from() + row(sample, channel);
      sum += kernels.sum(x.array(), from, from + places());
    }
    float center = (float) (sum / count());
    double sumOfSquares = 0;
    for (int sample = 0; sample < samples(); sample++) {
      int from = x.from() + row(sample, channel);
      for (int i = 0; i < places(); i++) {
        float distance = x.array()[from + i] - center;
        squares[i] = distance * distance;
      }
      sumOfSquares += kernels.sum(squares, 0, places());
    }
    mean[channel] = center;
    variance[channel] = (float) (sumOfSquares / count());
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    Planes.each(
        channels(),
        shape.size(),
        workers,
        channel -> {
          float[] products = new float[places()];
          double sum = 0;
          double sumOfProducts = 0;
          for (int sample = 0; sample < samples(); sample++) {
            int row = row(sample, channel);
            sum += kernels.sum(upstream, row, row + places());
            products(inputs.getFirst(), upstream, row, mean[channel], products);
            sumOfProducts += kernels.sum(products, 0, places());
          }
          float deviation = deviation(channel);
          write(gradients, 1, channel, (float) (sumOfProducts * deviation));
          write(gradients, 2, channel, (float) sum);
          Operand dx = gradients.getFirst();
          if (dx != null) {
            inputGradient(inputs, upstream, dx, channel, sum, sumOfProducts);
          }
        });
  }

  /** Writes {@code dy · (x − mean)} for a row. */
  private void products(Operand x, float[] upstream, int row, float center, float[] products) {
    int from = x.from() + row;
    for (int i = 0; i < places(); i++) {
      products[i] = upstream[row + i] * (x.array()[from + i] - center);
    }
  }

  private void inputGradient(
      List<Operand> inputs,
      float[] upstream,
      Operand dx,
      int channel,
      double sum,
      double sumOfProducts) {
    Operand x = inputs.getFirst();
    float deviation = deviation(channel);
    float scale = deviation * weight(inputs, channel);
    float meanGradient = ownStatistics ? (float) (sum / count()) : 0;
    float slope = ownStatistics ? (float) (sumOfProducts / count() * deviation * deviation) : 0;
    float center = mean[channel];
    for (int sample = 0; sample < samples(); sample++) {
      int row = row(sample, channel);
      int from = x.from() + row;
      int to = dx.from() + row;
      for (int i = 0; i < places(); i++) {
        dx.array()[to + i] =
            scale * (upstream[row + i] - meanGradient - (x.array()[from + i] - center) * slope);
      }
    }
  }

  private static void write(
      List<@Nullable Operand> gradients, int index, int channel, float value) {
    Operand gradient = gradients.size() > index ? gradients.get(index) : null;
    if (gradient != null) {
      gradient.array()[gradient.from() + channel] = value;
    }
  }

  private int row(int sample, int channel) {
    return (sample * channels() + channel) * places();
  }

  private double count() {
    return (double) samples() * places();
  }

  private float deviation(int channel) {
    return (float) (1 / Math.sqrt(variance[channel] + eps));
  }

  private static float weight(List<Operand> inputs, int channel) {
    return inputs.size() > 1 ? at(inputs.get(1), channel) : 1;
  }

  private static float at(Operand operand, int index) {
    return operand.array()[operand.from() + index];
  }
}
