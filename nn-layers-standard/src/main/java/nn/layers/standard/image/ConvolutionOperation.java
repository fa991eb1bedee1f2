package nn.layers.standard.image;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Workers;
import nn.layers.standard.image.Convolution.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of a batch, or its transpose: what the transpose gives is what a convolution's
 * input gets as its gradient, so both are the same three products in other places.
 *
 * <p>Threads share the samples. The gradient of the weight is summed over the samples of up to
 * {@value #MOST_RANGES} ranges one by one, and then over the ranges: an order that shapes alone
 * decide.
 */
final class ConvolutionOperation implements ArrayOperation {
  private static final int MOST_RANGES = 16;

  /** How many floats the sums of all ranges may have together. */
  private static final int MOST_SUMS = 1 << 22;

  private final Convolution convolution;
  private final Geometry geometry;
  private final boolean transposed;
  private final Shape outputShape;
  private final Tensor memory;
  private final int samples;

  /**
   * Creates the operation for one batch.
   *
   * @param convolution from the image to the places; the transpose goes from places to the image
   * @param memory gives arrays for the step
   */
  ConvolutionOperation(
      Convolution convolution, boolean transposed, Shape outputShape, Tensor memory) {
    this.convolution = convolution;
    this.geometry = convolution.geometry();
    this.transposed = transposed;
    this.outputShape = outputShape;
    this.memory = memory;
    this.samples = outputShape.length(0);
  }

  @Override
  public String name() {
    return transposed ? "transposed convolution" : "convolution";
  }

  @Override
  public Shape outputShape() {
    return outputShape;
  }

  private int inputSize() {
    return transposed ? geometry.outputSize() : geometry.inputSize();
  }

  private int outputSize() {
    return transposed ? geometry.inputSize() : geometry.outputSize();
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    Operand x = inputs.get(0);
    Operand w = inputs.get(1);
    @Nullable Operand bias = inputs.size() > 2 ? inputs.get(2) : null;
    new Shares(samples, workers)
        .run(
            memory,
            convolution,
            (from, to, buffer) -> {
              for (int sample = from; sample < to; sample++) {
                int in = x.from() + sample * inputSize();
                int out = sample * outputSize();
                if (transposed) {
                  convolution.inputGradient(x.array(), in, w.array(), w.from(), y, out, buffer);
                } else {
                  convolution.forward(x.array(), in, w.array(), w.from(), y, out, buffer);
                }
                if (bias != null) {
                  addBias(bias, y, out);
                }
              }
            });
  }

  private void addBias(Operand bias, float[] y, int at) {
    int size = outputSize() / bias.shape().size();
    for (int channel = 0; channel < bias.shape().size(); channel++) {
      float b = bias.array()[bias.from() + channel];
      int from = at + channel * size;
      for (int i = from; i < from + size; i++) {
        y[i] += b;
      }
    }
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    Operand dw = gradients.get(1);
    int ranges = Math.clamp(MOST_SUMS / Math.max(1, geometry.weightSize()), 1, MOST_RANGES);
    int used = Math.min(ranges, Math.max(1, samples));
    float[] sums = dw == null ? new float[0] : memory.scratch(used * geometry.weightSize());
    new Shares(used, workers)
        .run(
            memory,
            convolution,
            (from, to, buffer) -> {
              float[] single = dw == null ? new float[0] : memory.scratch(geometry.weightSize());
              for (int range = from; range < to; range++) {
                backward(inputs, upstream, gradients.getFirst(), range, used, buffer, sums, single);
              }
            });
    if (dw != null) {
      addUp(sums, used, dw);
    }
    if (gradients.size() > 2 && gradients.get(2) != null) {
      biasGradient(upstream, gradients.get(2));
    }
  }

  private void backward(
      List<Operand> inputs,
      float[] upstream,
      @Nullable Operand dx,
      int range,
      int ranges,
      Buffer buffer,
      float[] sums,
      float[] single) {
    int first = (int) ((long) samples * range / ranges);
    int end = (int) ((long) samples * (range + 1) / ranges);
    int at = range * geometry.weightSize();
    if (first == end && sums.length > 0) {
      Arrays.fill(sums, at, at + geometry.weightSize(), 0);
    }
    for (int sample = first; sample < end; sample++) {
      if (sums.length > 0) {
        boolean isFirst = sample == first;
        weightGradient(
            inputs.getFirst(), upstream, sample, isFirst ? sums : single, isFirst ? at : 0, buffer);
        if (!isFirst) {
          add(single, 0, sums, at, geometry.weightSize());
        }
      }
    }
    for (int sample = first; dx != null && sample < end; sample++) {
      inputGradient(inputs.get(1), upstream, sample, dx, buffer);
    }
  }

  private void weightGradient(
      Operand x, float[] upstream, int sample, float[] dw, int at, Buffer buffer) {
    int in = x.from() + sample * inputSize();
    int out = sample * outputSize();
    if (transposed) {
      convolution.weightGradient(upstream, out, x.array(), in, dw, at, buffer);
    } else {
      convolution.weightGradient(x.array(), in, upstream, out, dw, at, buffer);
    }
  }

  private void inputGradient(Operand w, float[] upstream, int sample, Operand dx, Buffer buffer) {
    int in = dx.from() + sample * inputSize();
    int out = sample * outputSize();
    if (transposed) {
      convolution.forward(upstream, out, w.array(), w.from(), dx.array(), in, buffer);
    } else {
      convolution.inputGradient(upstream, out, w.array(), w.from(), dx.array(), in, buffer);
    }
  }

  /** Adds the sums of the ranges, and turns each group's {@code [depth, outputs]} round. */
  private void addUp(float[] sums, int ranges, Operand dw) {
    int size = geometry.weightSize();
    for (int range = 1; range < ranges; range++) {
      add(sums, range * size, sums, 0, size);
    }
    int outputs = geometry.outChannels() / geometry.groups();
    int depth = geometry.depth();
    for (int group = 0; group < geometry.groups(); group++) {
      int from = group * outputs * depth;
      for (int output = 0; output < outputs; output++) {
        int to = dw.from() + from + output * depth;
        for (int i = 0; i < depth; i++) {
          dw.array()[to + i] = sums[from + i * outputs + output];
        }
      }
    }
  }

  private void add(float[] from, int at, float[] to, int toAt, int size) {
    convolution.kernels().addRows(from, at, 1, size, size, to, toAt);
  }

  /** The sum over places, and then over samples. */
  private void biasGradient(float[] upstream, Operand db) {
    int channels = db.shape().size();
    int places = outputSize() / channels;
    float[] sums = memory.scratch(samples);
    for (int channel = 0; channel < channels; channel++) {
      for (int sample = 0; sample < samples; sample++) {
        int from = (sample * channels + channel) * places;
        sums[sample] = convolution.kernels().sum(upstream, from, from + places);
      }
      db.array()[db.from() + channel] = convolution.kernels().sum(sums, 0, samples);
    }
  }
}
