package nn.layers.standard.image;

import java.util.Optional;
import nn.api.layer.InputShapeException;

/**
 * The parts of one dimension that the places of a pooling window see, without padding.
 *
 * <p>Place i sees the elements {@code from(i), from(i) + step, …} below {@code to(i)}.
 */
final class Spans {
  private final int input;
  private final int step;
  private final int[] from;
  private final int[] to;
  private final int[] counted;
  private final Optional<Axis> axis;

  private Spans(int input, int places, int step, Optional<Axis> axis) {
    this.input = input;
    this.step = step;
    this.axis = axis;
    this.from = new int[places];
    this.to = new int[places];
    this.counted = new int[places];
  }

  /** Returns a dimension of length 1. */
  static Spans none() {
    return adaptive("height", 1, 1);
  }

  /**
   * Returns the parts that a window sees.
   *
   * @param name the dimension, for the error: {@code height}
   * @param after the padding behind the input
   * @param countPadding whether a mean counts padding too
   * @throws InputShapeException if a place sees padding alone
   */
  static Spans of(String name, Axis axis, int after, boolean countPadding) {
    Spans spans = new Spans(axis.input(), axis.output(), axis.dilation(), Optional.of(axis));
    for (int i = 0; i < axis.output(); i++) {
      int start = axis.source(i, 0);
      int skipped = start < 0 ? Math.ceilDiv(-start, axis.dilation()) : 0;
      spans.from[i] = start + skipped * axis.dilation();
      spans.to[i] = Math.min(axis.source(i, axis.kernel() - 1) + 1, axis.input());
      if (spans.from[i] >= spans.to[i]) {
        throw new InputShapeException(
            "needs a longer "
                + name
                + ", or a smaller dilation: place "
                + i
                + " of the window sees padding alone");
      }
      spans.counted[i] =
          countPadding
              ? Math.min(start + axis.kernel(), axis.input() + after) - start
              : spans.to[i] - spans.from[i];
    }
    return spans;
  }

  /** Returns parts that divide a dimension as evenly as they can; neighbours may share elements. */
  static Spans adaptive(String name, int input, int places) {
    if (input < 1) {
      throw new InputShapeException("needs a " + name + " of at least 1");
    }
    Spans spans = new Spans(input, places, 1, Optional.empty());
    for (int i = 0; i < places; i++) {
      spans.from[i] = (int) ((long) i * input / places);
      spans.to[i] = (int) Math.ceilDiv((i + 1L) * input, places);
      spans.counted[i] = spans.to[i] - spans.from[i];
    }
    return spans;
  }

  /** Returns the window that moves along; empty if the parts have no window in common. */
  Optional<Axis> axis() {
    return axis;
  }

  int input() {
    return input;
  }

  int places() {
    return from.length;
  }

  int step() {
    return step;
  }

  int from(int place) {
    return from[place];
  }

  int to(int place) {
    return to[place];
  }

  /** Returns by how many elements a mean is divided. */
  int counted(int place) {
    return counted[place];
  }
}
