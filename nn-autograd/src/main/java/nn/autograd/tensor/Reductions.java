package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import java.util.Arrays;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.kernel.SumOrder;

/** Sums and means over dimensions, and what every reduction of dimensions shares. */
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
    if (inner == 1) {
      for (int outer = 0; outer < along.outer(); outer++) {
        Arrays.fill(dx, outer * along.length(), (outer + 1) * along.length(), dy[outer]);
      }
      return dx;
    }
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

  /**
   * Reduces dimensions: brings them side by side, reduces every line along them, and restores them
   * with length 1 if they are kept.
   *
   * @param operation the name for errors
   */
  static EngineTensor reduce(String operation, EngineTensor x, Dims dims, Lines lines) {
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
  interface Lines {
    EngineTensor reduce(EngineTensor x, Along along);
  }
}
