package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import nn.api.Dims;
import nn.api.Tensor;
import nn.api.kernel.Kernels;

/** The largest and the smallest elements over dimensions, and the smooth maximum. */
final class Extremes {
  private Extremes() {}

  /** y = max x, NaN if an element is; dx = dy shared evenly among the largest, or those NaN. */
  static EngineTensor max(EngineTensor x, Dims dims) {
    return Reductions.reduce("max", x, dims, Extremes::maxLines);
  }

  /** y = min x, NaN if an element is; dx = dy shared evenly among the smallest, or those NaN. */
  static Tensor min(EngineTensor x, Dims dims) {
    return Reductions.reduce("min", (EngineTensor) x.neg(), dims, Extremes::maxLines).neg();
  }

  private static EngineTensor maxLines(EngineTensor x, Along along) {
    if (along.length() == 0) {
      throw new IllegalArgumentException(
          "max, min and logSumExp need an element, but a reduced dimension of "
              + x.shape()
              + " is empty");
    }
    DenseTensor y = x.engine().empty(along.removed());
    float[] in = x.elements();
    float[] out = y.array();
    for (int line = 0; line < along.lines(); line++) {
      out[line] = max(x.engine().kernels(), in, along, line);
    }
    return record("max", y, tensors(x), tensors(x, y), Derivative.of(dy -> share(dy, x, y, along)));
  }

  private static float max(Kernels kernels, float[] in, Along along, int line) {
    int start = along.start(line);
    if (along.inner() == 1) {
      return kernels.max(in, start, start + along.length());
    }
    float max = in[start];
    for (int i = 1; i < along.length(); i++) {
      max = Math.max(max, in[start + i * along.inner()]);
    }
    return max;
  }

  private static float[] share(float[] dy, EngineTensor x, DenseTensor y, Along along) {
    float[] in = x.elements();
    float[] out = y.array();
    float[] dx = x.engine().allocate(x.shape().size()).array();
    for (int line = 0; line < along.lines(); line++) {
      int start = along.start(line);
      int ties = 0;
      for (int i = 0; i < along.length(); i++) {
        ties += isTied(in[start + i * along.inner()], out[line]) ? 1 : 0;
      }
      for (int i = 0; i < along.length(); i++) {
        int position = start + i * along.inner();
        dx[position] = isTied(in[position], out[line]) ? dy[line] / ties : 0f;
      }
    }
    return dx;
  }

  private static boolean isTied(float x, float largest) {
    return x == largest || Float.isNaN(x);
  }

  /** max + log Σ e^(x − max), so that no exponential overflows. */
  static Tensor logSumExp(EngineTensor x, Dims dims) {
    Tensor max = x.engine().withoutRecording(() -> finite(max(x, dims.keep())));
    Tensor shifted = x.sub(max).exp().sum(dims).log();
    return shifted.add(max.reshape(shifted.shape().toArray()));
  }

  /** Replaces infinities by 0, so that x − max is not NaN where all elements are infinite. */
  private static EngineTensor finite(EngineTensor x) {
    float[] values = x.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isInfinite(values[i]) ? 0f : values[i];
    }
    return x.engine().tensor(x.shape(), values);
  }
}
