package nn.autograd.tensor;

/**
 * Walks over the elements of a shape in row-major order and tells where each lies in memory of
 * other strides: transposed, or stretched by a stride of 0.
 */
final class StridedWalk {
  private final int[] lengths;
  private final int[] strides;
  private final int[] coordinate;
  private int position;

  /** Starts at the first element, which lies at {@code start}. */
  StridedWalk(int[] lengths, int[] strides, int start) {
    this.lengths = lengths;
    this.strides = strides;
    this.coordinate = new int[lengths.length];
    this.position = start;
  }

  /** Returns the position of the element and goes on to the next. */
  int next() {
    int here = position;
    for (int d = lengths.length - 1; d >= 0; d--) {
      position += strides[d];
      if (++coordinate[d] < lengths[d]) {
        break;
      }
      position -= lengths[d] * strides[d];
      coordinate[d] = 0;
    }
    return here;
  }
}
