package nn.autograd.tensor;

import java.util.Arrays;
import nn.api.Shape;

/** Stretches dimensions of length 1, and sums gradients back over them. */
final class Broadcast {
  private Broadcast() {}

  /** Returns the common shape; an error names the operation. */
  static Shape shape(String operation, EngineTensor a, EngineTensor b) {
    return shape(operation, a.shape(), b.shape());
  }

  static Shape shape(String operation, Shape a, Shape b) {
    try {
      return a.broadcast(b);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(operation + ": " + e.getMessage(), e);
    }
  }

  /** Returns the elements of {@code x} in the larger shape; not to be written to. */
  static float[] expand(EngineTensor x, Shape target) {
    if (x.shape().equals(target)) {
      return x.elements();
    }
    float[] in = x.array();
    float[] out = x.engine().allocate(target.size()).array();
    int[] starts = starts(x.shape(), target);
    int inner = inner(starts, target);
    for (int block = 0; block < starts.length; block++) {
      int start = x.offset() + starts[block];
      if (inner == 1) {
        out[block] = in[start];
      } else {
        System.arraycopy(in, start, out, block * inner, inner);
      }
    }
    return out;
  }

  /**
   * Returns the gradient of {@code x} from that of its expansion: its sums over the stretched
   * dimensions, one group of neighbouring ones after the other, the first group first.
   */
  static float[] reduce(float[] gradient, EngineTensor x, Shape target) {
    int[] lengths = target.toArray();
    int missing = lengths.length - x.shape().rank();
    float[] sums = gradient;
    for (int first = 0; first < lengths.length; first++) {
      int end = first;
      while (end < lengths.length && isStretched(lengths, end, x.shape(), missing)) {
        end++;
      }
      if (end > first) {
        Along along = Along.of(Shape.of(lengths), first, end);
        float[] out = x.engine().allocate(along.lines()).array();
        Reductions.sum(x.engine(), sums, along, out);
        sums = out;
        Arrays.fill(lengths, first, end, 1);
      }
    }
    return sums;
  }

  private static boolean isStretched(int[] lengths, int dim, Shape shape, int missing) {
    return lengths[dim] != 1 && (dim < missing || shape.length(dim - missing) == 1);
  }

  /**
   * Returns where in {@code shape} each block of the target starts; a block is what the last
   * dimensions hold in which both shapes agree.
   */
  private static int[] starts(Shape shape, Shape target) {
    int outer = target.rank() - agreeing(shape, target);
    int[] lengths = Arrays.copyOf(target.toArray(), outer);
    StridedWalk walk = new StridedWalk(lengths, strides(shape, target), 0);
    int[] starts = new int[Shape.of(lengths).size()];
    for (int block = 0; block < starts.length; block++) {
      starts[block] = walk.next();
    }
    return starts;
  }

  /** Returns the number of elements of a block. */
  private static int inner(int[] starts, Shape target) {
    return starts.length == 0 ? 0 : target.size() / starts.length;
  }

  private static int agreeing(Shape shape, Shape target) {
    int count = 0;
    while (count < shape.rank() && shape.length(-1 - count) == target.length(-1 - count)) {
      count++;
    }
    return count;
  }

  /** Returns the distance of neighbours in {@code shape} along each target dimension. */
  private static int[] strides(Shape shape, Shape target) {
    int[] strides = new int[target.rank()];
    int stride = 1;
    for (int i = 1; i <= shape.rank(); i++) {
      int length = shape.length(-i);
      strides[target.rank() - i] = length == 1 ? 0 : stride;
      stride *= length;
    }
    return strides;
  }
}
