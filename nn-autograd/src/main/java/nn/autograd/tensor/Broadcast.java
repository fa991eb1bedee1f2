package nn.autograd.tensor;

import java.util.Arrays;
import nn.api.Shape;

/** Stretches dimensions of length 1, and sums gradients back over them. */
final class Broadcast {
  private Broadcast() {}

  /** Returns the common shape; an error names the operation. */
  static Shape shape(String operation, EngineTensor a, EngineTensor b) {
    try {
      return a.shape().broadcast(b.shape());
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
    int inner = trailing(x.shape(), target);
    int[] starts = starts(x.shape(), target, inner);
    int offset = x.offset();
    for (int block = 0; block < starts.length; block++) {
      int start = offset + starts[block];
      if (inner == 1) {
        out[block] = in[start];
      } else {
        System.arraycopy(in, start, out, block * inner, inner);
      }
    }
    return out;
  }

  /** Returns the gradient of {@code x} from that of its expansion, adding in ascending order. */
  static float[] reduce(float[] gradient, EngineTensor x, Shape target) {
    if (x.shape().equals(target)) {
      return gradient;
    }
    float[] out = x.engine().allocate(x.shape().size()).array();
    Arrays.fill(out, 0, x.shape().size(), 0f);
    int inner = trailing(x.shape(), target);
    int[] starts = starts(x.shape(), target, inner);
    for (int block = 0; block < starts.length; block++) {
      addBlock(gradient, block * inner, out, starts[block], inner);
    }
    return out;
  }

  private static void addBlock(float[] in, int inFrom, float[] out, int outFrom, int size) {
    for (int i = 0; i < size; i++) {
      out[outFrom + i] += in[inFrom + i];
    }
  }

  /** Returns the number of elements in the last dimensions that both shapes share. */
  private static int trailing(Shape shape, Shape target) {
    int inner = 1;
    for (int i = 1; i <= shape.rank(); i++) {
      int length = shape.length(-i);
      if (length != target.length(-i)) {
        break;
      }
      inner *= length;
    }
    return inner;
  }

  /** Returns where in {@code shape} each block of {@code inner} elements of the target starts. */
  private static int[] starts(Shape shape, Shape target, int inner) {
    int[] strides = strides(shape, target);
    int blocks = inner == 0 ? 0 : target.size() / inner;
    int[] starts = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      int rest = block * inner;
      int start = 0;
      for (int dim = target.rank() - 1; dim >= 0; dim--) {
        start += rest % target.length(dim) * strides[dim];
        rest /= target.length(dim);
      }
      starts[block] = start;
    }
    return starts;
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
