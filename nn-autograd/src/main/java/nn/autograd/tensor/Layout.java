package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import java.util.Arrays;
import nn.api.Shape;

/** Operations that move elements or only reshape them. */
final class Layout {
  private static final EngineTensor[] NOTHING = {};

  private Layout() {}

  /** Same elements, new shape, shared memory; dx = dy. */
  static EngineTensor reshape(EngineTensor x, int... lengths) {
    return reshape(x, resolve(x.shape(), lengths));
  }

  static EngineTensor reshape(EngineTensor x, Shape shape) {
    return record("reshape", view(x, 0, shape), tensors(x), NOTHING, Derivative.of(dy -> dy));
  }

  /** Returns a view that shares memory, except with a parameter, which may move. */
  private static DenseTensor view(EngineTensor x, int start, Shape shape) {
    if (x instanceof DenseTensor dense) {
      return dense.view(x.offset() + start, shape, null);
    }
    DenseTensor copy = x.engine().empty(shape);
    System.arraycopy(x.array(), x.offset() + start, copy.array(), 0, shape.size());
    return copy;
  }

  private static Shape resolve(Shape shape, int... lengths) {
    int[] resolved = lengths.clone();
    int known = 1;
    int open = -1;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] == -1 && open < 0) {
        open = i;
      } else {
        known *= lengths[i];
      }
    }
    if (open >= 0 && known > 0 && shape.size() % known == 0) {
      resolved[open] = shape.size() / known;
    }
    boolean valid = Arrays.stream(resolved).allMatch(length -> length >= 0);
    if (!valid || Shape.of(resolved).size() != shape.size()) {
      throw new IllegalArgumentException(
          "reshape: "
              + shape
              + " has "
              + shape.size()
              + " elements, which do not fit "
              + Arrays.toString(lengths));
    }
    return Shape.of(resolved);
  }

  static EngineTensor transpose(EngineTensor x, int dim0, int dim1) {
    int[] dims = new int[x.shape().rank()];
    Arrays.setAll(dims, i -> i);
    int a = x.shape().normalize(dim0);
    int b = x.shape().normalize(dim1);
    dims[a] = b;
    dims[b] = a;
    return permute(x, dims);
  }

  /** y's dimension i is x's dimension dims[i]; dx is dy permuted back. */
  static EngineTensor permute(EngineTensor x, int... dims) {
    int[] order = checkedOrder(x.shape(), dims);
    int[] lengths = new int[order.length];
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      lengths[i] = x.shape().length(order[i]);
      inverse[order[i]] = i;
    }
    Shape shape = Shape.of(lengths);
    DenseTensor y = x.engine().empty(shape);
    Permutation.copy(x.array(), x.offset(), x.shape(), order, y.array());
    Derivative derivative =
        Derivative.of(dy -> {
          float[] dx = x.engine().allocate(shape.size()).array();
          Permutation.copy(dy, 0, shape, inverse, dx);
          return dx;
        });
    return record("permute", y, tensors(x), NOTHING, derivative);
  }

  private static int[] checkedOrder(Shape shape, int... dims) {
    int[] order = new int[dims.length];
    boolean[] seen = new boolean[shape.rank()];
    boolean valid = dims.length == shape.rank();
    for (int i = 0; valid && i < dims.length; i++) {
      order[i] = shape.normalize(dims[i]);
      valid = !seen[order[i]];
      seen[order[i]] = true;
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "permute: "
              + Arrays.toString(dims)
              + " must name each of the "
              + shape.rank()
              + " dimensions of "
              + shape
              + " once");
    }
    return order;
  }

  /** y = x[from:to] along a dimension; dx is dy inside and 0 outside. */
  static EngineTensor slice(EngineTensor x, int dim, int from, int to) {
    Along along = Along.of(x.shape(), dim);
    if (from < 0 || to > along.length() || from > to) {
      throw new IllegalArgumentException(
          "slice: ["
              + from
              + ", "
              + to
              + ") does not lie in dimension "
              + dim
              + " of "
              + x.shape());
    }
    int[] lengths = x.shape().toArray();
    lengths[along.first()] = to - from;
    int block = (to - from) * along.inner();
    int stride = along.length() * along.inner();
    int start = from * along.inner();
    DenseTensor y = slice(x, Shape.of(lengths), along.outer(), block, stride, start);
    Derivative derivative =
        Derivative.of(dy -> {
          float[] dx = x.engine().allocate(x.shape().size()).array();
          Arrays.fill(dx, 0, x.shape().size(), 0f);
          copyBlocks(dy, 0, block, dx, start, stride, block, along.outer());
          return dx;
        });
    return record("slice", y, tensors(x), NOTHING, derivative);
  }

  private static DenseTensor slice(
      EngineTensor x, Shape shape, int blocks, int block, int stride, int start) {
    if (blocks == 1) {
      return view(x, start, shape);
    }
    DenseTensor y = x.engine().empty(shape);
    copyBlocks(x.array(), x.offset() + start, stride, y.array(), 0, block, block, blocks);
    return y;
  }

  /** Copies blocks of {@code size} elements that lie at regular distances. */
  static void copyBlocks(
      float[] in,
      int inFrom,
      int inStride,
      float[] out,
      int outFrom,
      int outStride,
      int size,
      int blocks) {
    for (int block = 0; block < blocks; block++) {
      System.arraycopy(in, inFrom + block * inStride, out, outFrom + block * outStride, size);
    }
  }
}
