package nn.autograd.tensor;

import nn.api.Shape;

/**
 * A tensor seen as lines along one dimension, or along neighbouring ones taken as one.
 *
 * @param shape the tensor's shape
 * @param first the first dimension of the line
 * @param end the dimension behind the last
 * @param outer elements in the dimensions before
 * @param length elements of a line
 * @param inner elements in the dimensions after, the distance of neighbours on a line
 */
record Along(Shape shape, int first, int end, int outer, int length, int inner) {

  static Along of(Shape shape, int dim) {
    int first = shape.normalize(dim);
    return of(shape, first, first + 1);
  }

  static Along of(Shape shape, int first, int end) {
    return new Along(
        shape,
        first,
        end,
        product(shape, 0, first),
        product(shape, first, end),
        product(shape, end, shape.rank()));
  }

  private static int product(Shape shape, int from, int to) {
    int product = 1;
    for (int dim = from; dim < to; dim++) {
      product *= shape.length(dim);
    }
    return product;
  }

  /** Returns the number of lines. */
  int lines() {
    return outer * inner;
  }

  /** Returns the position of the first element of a line. */
  int start(int line) {
    return line / inner * length * inner + line % inner;
  }

  /** Returns the shape without the dimensions of the line. */
  Shape removed() {
    int[] lengths = new int[shape.rank() - (end - first)];
    for (int dim = 0; dim < lengths.length; dim++) {
      lengths[dim] = shape.length(dim < first ? dim : dim + (end - first));
    }
    return Shape.of(lengths);
  }
}
