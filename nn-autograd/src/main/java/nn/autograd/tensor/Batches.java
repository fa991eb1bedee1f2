package nn.autograd.tensor;

import java.util.Arrays;
import nn.api.Shape;

/**
 * Which matrices of two tensors are multiplied with each other: all dimensions but the last two
 * broadcast.
 */
final class Batches {
  private final Shape shape;
  private final int[] first;
  private final int[] second;

  private Batches(Shape shape, int[] first, int[] second) {
    this.shape = shape;
    this.first = first;
    this.second = second;
  }

  static Batches of(Shape a, Shape b) {
    if (a.rank() < 2 || b.rank() < 2 || a.length(-1) != b.length(-2)) {
      throw mismatch(a, b);
    }
    Shape batchA = leading(a);
    Shape batchB = leading(b);
    Shape shape;
    try {
      shape = batchA.broadcast(batchB);
    } catch (IllegalArgumentException e) {
      throw mismatch(a, b);
    }
    return new Batches(shape, indices(batchA, shape), indices(batchB, shape));
  }

  private static IllegalArgumentException mismatch(Shape a, Shape b) {
    return new IllegalArgumentException(
        "matmul: shapes " + a + " and " + b + " do not fit; expected [..., m, k] and [..., k, n]");
  }

  private static Shape leading(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  /** Returns, for each batch of the result, the index of the operand's matrix. */
  private static int[] indices(Shape operand, Shape target) {
    int[] indices = new int[target.size()];
    for (int i = 0; i < indices.length; i++) {
      int rest = i;
      int stride = 1;
      for (int d = 1; d <= operand.rank(); d++) {
        int length = operand.length(-d);
        indices[i] += length == 1 ? 0 : rest % target.length(-d) * stride;
        rest /= target.length(-d);
        stride *= length;
      }
    }
    return indices;
  }

  int count() {
    return first.length;
  }

  int first(int batch) {
    return first[batch];
  }

  int second(int batch) {
    return second[batch];
  }

  /** Returns the batch dimensions followed by those of a matrix. */
  Shape result(int rows, int columns) {
    int[] lengths = Arrays.copyOf(shape.toArray(), shape.rank() + 2);
    lengths[shape.rank()] = rows;
    lengths[shape.rank() + 1] = columns;
    return Shape.of(lengths);
  }
}
