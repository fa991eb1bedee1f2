package nn.layers.standard.image;

import nn.api.layer.InputShapeException;

/**
 * How a window moves along one dimension.
 *
 * @param input the length of the input
 * @param output how many places the window takes
 * @param kernel how many elements it looks at
 * @param stride the distance between two places
 * @param before how many elements the first place begins before the input
 * @param dilation the distance between two elements of the window
 */
record Axis(int input, int output, int kernel, int stride, int before, int dilation) {
  /** A dimension of length 1 with a window of length 1, for what has one dimension less. */
  static final Axis NONE = new Axis(1, 1, 1, 1, 0, 1);

  /**
   * Returns the axis of a window that stays within the padded input.
   *
   * @param name the dimension, for the error: {@code height}
   * @param roundUp whether a last place may stand beyond the end, as with ceil_mode
   * @throws InputShapeException if the input is too short for the window
   */
  static Axis of(
      String name,
      int input,
      int kernel,
      int stride,
      int before,
      int after,
      int dilation,
      boolean roundUp) {
    long window = dilation * (kernel - 1L) + 1;
    long room = (long) input + before + after - window;
    if (room < 0) {
      throw new InputShapeException(
          "needs a "
              + name
              + " of at least "
              + (window - before - after)
              + " for its window of "
              + window
              + "; make the kernel smaller, or the padding larger");
    }
    int output = Math.toIntExact((roundUp ? Math.ceilDiv(room, stride) : room / stride) + 1);
    boolean isBeyond = roundUp && (output - 1L) * stride >= (long) input + before;
    return new Axis(input, isBeyond ? output - 1 : output, kernel, stride, before, dilation);
  }

  /** Returns where an element of a place lies in the input; outside of it there is padding. */
  int source(int place, int element) {
    return place * stride - before + element * dilation;
  }

  /** Returns the first place at which an element of the window does not lie before the input. */
  int first(int element) {
    int distance = before - element * dilation;
    return distance <= 0 ? 0 : Math.min(output, Math.ceilDiv(distance, stride));
  }

  /** Returns the place behind the last at which an element does not lie behind the input. */
  int end(int element) {
    int last = input - 1 + before - element * dilation;
    return last < 0 ? 0 : Math.min(output, last / stride + 1);
  }

  /** Returns how many elements the last place ends behind the input; below 0 if before its end. */
  long after() {
    return (output - 1L) * stride + dilation * (kernel - 1L) + 1 - input - before;
  }

  /** Returns whether places and elements of the input are the same in number, one by one. */
  boolean isAligned() {
    return stride == 1 && output == input;
  }
}
