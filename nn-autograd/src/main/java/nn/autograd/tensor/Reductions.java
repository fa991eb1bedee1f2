package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import java.util.Arrays;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.kernel.SumOrder;

/** Sums, means, variances and extremes over dimensions. */
final class Reductions {
  private static final EngineTensor[] NOTHING = {};

  private Reductions() {}

  /** y = Σ x; dx = dy, stretched. */
  static EngineTensor sum(EngineTensor x, Dims dims) {
    return reduce("sum", x, dims, Reductions::sumLines);
  }

  private static EngineTensor sumLines(EngineTensor x, Along along) {
    DenseTensor y = x.engine().empty(along.removed());
    sum(x.engine(), x.elements(), along, y.array());
    return record("sum", y, tensors(x), NOTHING, Derivative.of(dy -> spread(dy, x, along)));
  }

  /** Writes the sum of every line, in the order that {@link SumOrder} tells. */
  static void sum(Engine engine, float[] in, Along along, float[] out) {
    int size = along.length() * along.inner();
    if (along.inner() == 1) {
      for (int line = 0; line < along.outer(); line++) {
        out[line] = engine.kernels().sum(in, line * size, (line + 1) * size);
      }
      return;
    }
    if (size <= SumOrder.CHAIN) {
      addChains(in, along, out);
      return;
    }
    RowSums sums = new RowSums(engine, in, along.length(), along.inner());
    for (int outer = 0; outer < along.outer(); outer++) {
      sums.write(outer * size, out, outer * along.inner());
    }
  }

  /** Sums many small matrices, for each of which it would take longer to ask the kernels. */
  private static void addChains(float[] in, Along along, float[] out) {
    int inner = along.inner();
    Arrays.fill(out, 0, along.lines(), 0f);
    for (int outer = 0; outer < along.outer(); outer++) {
      for (int row = 0; row < along.length(); row++) {
        int start = (outer * along.length() + row) * inner;
        for (int i = 0; i < inner; i++) {
          out[outer * inner + i] += in[start + i];
        }
      }
    }
  }

  private static float[] spread(float[] dy, EngineTensor x, Along along) {
    float[] dx = x.engine().allocate(x.shape().size()).array();
    int inner = along.inner();
    for (int outer = 0; outer < along.outer(); outer++) {
      for (int row = 0; row < along.length(); row++) {
        System.arraycopy(dy, outer * inner, dx, (outer * along.length() + row) * inner, inner);
      }
    }
    return dx;
  }

  static EngineTensor mean(EngineTensor x, Dims dims) {
    EngineTensor sum = sum(x, dims);
    return Unary.div(sum, (double) count(x, sum));
  }

  /** Returns how many elements became one. */
  static int count(EngineTensor x, EngineTensor reduced) {
    return reduced.shape().size() == 0 ? 0 : x.shape().size() / reduced.shape().size();
  }

  /** Returns the shape with the reduced dimensions kept. */
  static Shape kept(EngineTensor x, Dims dims) {
    return kept(x.shape(), reduced("", x.shape(), dims));
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

  /** y = max x, NaN if an element is; dx = dy shared evenly among the largest, or those NaN. */
  static EngineTensor max(EngineTensor x, Dims dims) {
    return reduce("max", x, dims, Reductions::maxLines);
  }

  /** y = min x, NaN if an element is; dx = dy shared evenly among the smallest, or those NaN. */
  static Tensor min(EngineTensor x, Dims dims) {
    return reduce("min", (EngineTensor) x.neg(), dims, Reductions::maxLines).neg();
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

  /** Brings the reduced dimensions side by side, reduces, and restores them if they are kept. */
  private static EngineTensor reduce(String operation, EngineTensor x, Dims dims, Lines lines) {
    boolean[] reduced = reduced(operation, x.shape(), dims);
    int first = 0;
    while (first < reduced.length && !reduced[first]) {
      first++;
    }
    int end = first;
    while (end < reduced.length && reduced[end]) {
      end++;
    }
    boolean scattered = false;
    for (int d = end; d < reduced.length; d++) {
      scattered |= reduced[d];
    }
    EngineTensor result =
        scattered
            ? reduceScattered(x, reduced, lines)
            : lines.reduce(x, Along.of(x.shape(), first, end));
    return dims.kept() ? Layout.reshape(result, kept(x.shape(), reduced)) : result;
  }

  private static EngineTensor reduceScattered(EngineTensor x, boolean[] reduced, Lines lines) {
    int[] order = new int[reduced.length];
    int next = 0;
    for (int d = 0; d < reduced.length; d++) {
      if (!reduced[d]) {
        order[next++] = d;
      }
    }
    int first = next;
    for (int d = 0; d < reduced.length; d++) {
      if (reduced[d]) {
        order[next++] = d;
      }
    }
    EngineTensor permuted = Layout.permute(x, order);
    return lines.reduce(permuted, Along.of(permuted.shape(), first, order.length));
  }

  private static boolean[] reduced(String operation, Shape shape, Dims dims) {
    boolean[] reduced = new boolean[shape.rank()];
    Arrays.fill(reduced, dims.indices().isEmpty());
    for (int dim : dims.indices()) {
      int index = shape.normalize(dim);
      if (reduced[index]) {
        throw new IllegalArgumentException(
            operation + ": dimension " + dim + " is named twice in " + dims.indices());
      }
      reduced[index] = true;
    }
    return reduced;
  }

  private static Shape kept(Shape shape, boolean[] reduced) {
    int[] lengths = shape.toArray();
    for (int d = 0; d < lengths.length; d++) {
      lengths[d] = reduced[d] ? 1 : lengths[d];
    }
    return Shape.of(lengths);
  }

  /** Reduces every line to one element. */
  @FunctionalInterface
  private interface Lines {
    EngineTensor reduce(EngineTensor x, Along along);
  }
}
