package nn.lab.verify;

import java.util.Optional;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** Compares computed numbers with recorded ones and remembers the largest differences. */
final class Comparison {
  private final Tolerance tolerance;
  private int count;
  private double absolute;
  private double relative;
  private @Nullable Difference worst;
  private @Nullable Difference firstOff;

  Comparison(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * Compares a tensor.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  void tensor(String where, Array expected, Tensor actual) {
    if (!expected.shape().equals(actual.shape())) {
      throw new IllegalArgumentException(
          where + " has shape " + actual.shape() + ", in the trace " + expected.shape());
    }
    if (actual.shape().rank() == 0) {
      element(where, expected.numbers(), 0, actual.item());
    } else {
      list(where, expected.numbers(), actual.toArray());
    }
  }

  /** Compares equally long lists. */
  void list(String where, Numbers expected, float[] actual) {
    for (int i = 0; i < actual.length; i++) {
      element(where + "[" + i + "]", expected, i, actual[i]);
    }
  }

  /** Compares one element of a list. */
  void element(String where, Numbers expected, int index, double actual) {
    add(where, expected.path(index), expected.get(index), actual);
  }

  /** Compares a number that stands alone. */
  void number(String where, Item expected, double actual) {
    add(where, expected.path(), expected.number(), actual);
  }

  private void add(String where, String path, double expected, double actual) {
    Difference difference =
        new Difference(where, path, expected, actual, tolerance.allowed(expected));
    count++;
    absolute = Math.max(absolute, difference.absolute());
    relative = Math.max(relative, tolerance.relative(difference.absolute(), expected));
    if (difference.excess() > (worst == null ? 0 : worst.excess())) {
      worst = difference;
    }
    if (difference.isOff() && firstOff == null) {
      firstOff = difference;
    }
  }

  /** Returns what was found so far. */
  Outcome outcome() {
    return new Outcome.Compared(
        count, absolute, relative, Optional.ofNullable(worst), Optional.ofNullable(firstOff));
  }
}
