package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.stream.IntStream;
import nn.api.plugin.Stability;

/**
 * The dimensions that a reduction runs over, and whether they stay with length 1.
 *
 * @param indices dimensions, −1 the last; empty means all of them
 * @param kept whether a reduced dimension stays in the result with length 1
 */
@Stability(STABLE)
public record Dims(List<Integer> indices, boolean kept) {
  private static final Dims ALL = new Dims(List.of(), false);

  /** Copies the list. */
  public Dims {
    indices = List.copyOf(indices);
  }

  /** Returns all dimensions, so that the result is a scalar. */
  public static Dims all() {
    return ALL;
  }

  /** Returns the given dimensions, at least one; −1 is the last. */
  public static Dims of(int first, int... others) {
    return new Dims(
        IntStream.concat(IntStream.of(first), IntStream.of(others)).boxed().toList(), false);
  }

  /** Returns these dimensions, staying in the result with length 1. */
  public Dims keep() {
    return new Dims(indices, true);
  }
}
