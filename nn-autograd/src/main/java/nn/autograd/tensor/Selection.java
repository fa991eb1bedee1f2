package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.kernel.SumOrder;

/** Comparisons, and operations that pick elements. */
final class Selection {
  private Selection() {}

  static EngineTensor gt(EngineTensor a, EngineTensor b) {
    return compare("gt", a, b, (p, q) -> p > q);
  }

  static EngineTensor ge(EngineTensor a, EngineTensor b) {
    return compare("ge", a, b, (p, q) -> p >= q);
  }

  static EngineTensor eq(EngineTensor a, EngineTensor b) {
    return compare("eq", a, b, (p, q) -> p == q);
  }

  private static EngineTensor compare(
      String operation, EngineTensor a, EngineTensor b, Comparison comparison) {
    Shape shape = Broadcast.shape(operation, a, b);
    DenseTensor y = a.engine().empty(shape);
    float[] p = Broadcast.expand(a, shape);
    float[] q = Broadcast.expand(b, shape);
    float[] out = y.array();
    for (int i = 0; i < shape.size(); i++) {
      out[i] = comparison.test(p[i], q[i]) ? 1f : 0f;
    }
    return y;
  }

  /** y = a where c ≠ 0, else b; da = dy where c ≠ 0, db = dy elsewhere. */
  static EngineTensor where(EngineTensor c, EngineTensor a, EngineTensor b) {
    Shape shape =
        Broadcast.shape("where", Broadcast.shape("where", a.shape(), b.shape()), c.shape());
    DenseTensor y = a.engine().empty(shape);
    choose(c, Broadcast.expand(a, shape), Broadcast.expand(b, shape), y.array(), shape);
    return record(
        "where",
        y,
        tensors(a, b),
        tensors(c),
        Derivative.of(
            dy -> {
              float[] da = a.engine().allocate(shape.size()).array();
              choose(c, dy, new float[shape.size()], da, shape);
              return Broadcast.reduce(da, a, shape);
            },
            dy -> {
              float[] db = a.engine().allocate(shape.size()).array();
              choose(c, new float[shape.size()], dy, db, shape);
              return Broadcast.reduce(db, b, shape);
            }));
  }

  private static void choose(EngineTensor c, float[] a, float[] b, float[] out, Shape shape) {
    float[] condition = Broadcast.expand(c, shape);
    for (int i = 0; i < shape.size(); i++) {
      out[i] = condition[i] != 0f ? a[i] : b[i];
    }
  }

  /** Returns the index of the first largest element; NaN counts as largest. */
  static EngineTensor argmax(EngineTensor x, int dim) {
    Along along = Along.of(x.shape(), dim);
    if (along.length() == 0) {
      throw new IllegalArgumentException(
          "argmax: dimension " + dim + " of " + x.shape() + " is empty");
    }
    DenseTensor y = x.engine().empty(along.removed());
    float[] in = x.elements();
    float[] out = y.array();
    for (int line = 0; line < along.lines(); line++) {
      int start = along.start(line);
      int best = 0;
      for (int i = 1; i < along.length() && !Float.isNaN(in[start + best * along.inner()]); i++) {
        float candidate = in[start + i * along.inner()];
        if (candidate > in[start + best * along.inner()] || Float.isNaN(candidate)) {
          best = i;
        }
      }
      out[line] = best;
    }
    return y;
  }

  /** y[i][j] = x[i][index[i][j]] along a dimension; dx adds dy up where it was read. */
  static EngineTensor gather(EngineTensor x, int dim, EngineTensor index) {
    int along = x.shape().normalize(dim);
    int[] positions = positions(x.shape(), along, index);
    DenseTensor y = x.engine().empty(index.shape());
    float[] in = x.elements();
    float[] out = y.array();
    for (int i = 0; i < positions.length; i++) {
      out[i] = in[positions[i]];
    }
    Derivative derivative =
        Derivative.of(dy -> {
          float[] dx = x.engine().allocate(x.shape().size()).array();
          if (index.shape().length(along) > SumOrder.CHAIN) {
            addExactly(dy, positions, dx);
          } else {
            add(dy, positions, dx);
          }
          return dx;
        });
    return record("gather", y, tensors(x), tensors(), derivative);
  }

  private static void add(float[] dy, int[] positions, float[] dx) {
    Arrays.fill(dx, 0f);
    for (int i = 0; i < positions.length; i++) {
      dx[positions[i]] += dy[i];
    }
  }

  /** Adds in double, as one element may be read, and so added to, any number of times. */
  private static void addExactly(float[] dy, int[] positions, float[] dx) {
    double[] sums = new double[dx.length];
    for (int i = 0; i < positions.length; i++) {
      sums[positions[i]] += dy[i];
    }
    for (int i = 0; i < dx.length; i++) {
      dx[i] = (float) sums[i];
    }
  }

  /** Returns the position in x of every element of the result. */
  private static int[] positions(Shape shape, int dim, EngineTensor index) {
    Shape picked = index.shape();
    checkGather(shape, dim, picked);
    float[] indices = index.elements();
    int[] positions = new int[picked.size()];
    for (int i = 0; i < positions.length; i++) {
      int rest = i;
      int stride = 1;
      for (int d = shape.rank() - 1; d >= 0; d--) {
        int coordinate = rest % picked.length(d);
        rest /= picked.length(d);
        positions[i] +=
            stride * (d == dim ? checkedIndex(indices[i], shape.length(d)) : coordinate);
        stride *= shape.length(d);
      }
    }
    return positions;
  }

  private static void checkGather(Shape shape, int dim, Shape picked) {
    boolean fits = shape.rank() == picked.rank();
    for (int d = 0; fits && d < shape.rank(); d++) {
      fits = d == dim || picked.length(d) <= shape.length(d);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "gather: an index of shape "
              + picked
              + " does not fit a tensor of shape "
              + shape
              + " along dimension "
              + dim);
    }
  }

  private static int checkedIndex(float index, int length) {
    if (!(index >= 0 && index < length && index == (int) index)) {
      throw new IllegalArgumentException(
          "gather: index " + index + " is not a whole number from 0 to " + (length - 1));
    }
    return (int) index;
  }

  /** Compares two elements. */
  @FunctionalInterface
  private interface Comparison {
    boolean test(float p, float q);
  }
}
