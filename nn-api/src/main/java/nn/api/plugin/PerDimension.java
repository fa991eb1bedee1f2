package nn.api.plugin;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.Collections;
import java.util.List;

/**
 * A whole number for each dimension, or a word instead.
 *
 * @param word empty if there are numbers
 * @param numbers empty if there is a word
 */
@Stability(EXPERIMENTAL)
public record PerDimension(String word, List<Long> numbers) {
  /** Copies the list. */
  public PerDimension {
    numbers = List.copyOf(numbers);
  }

  /** Returns a word. */
  public static PerDimension of(String word) {
    return new PerDimension(word, List.of());
  }

  /** Returns the same number for some dimensions. */
  public static PerDimension of(long number, int dimensions) {
    return new PerDimension("", Collections.nCopies(dimensions, number));
  }

  /** Returns numbers. */
  public static PerDimension of(List<Long> numbers) {
    return new PerDimension("", numbers);
  }

  /**
   * Returns the number of a dimension.
   *
   * @throws IndexOutOfBoundsException if there is a word, or no such dimension
   */
  public int get(int dimension) {
    return Math.toIntExact(numbers.get(dimension));
  }

  /** Returns the word, the number if all are equal, or all numbers. */
  @Override
  public String toString() {
    boolean isOne = numbers.stream().distinct().count() == 1;
    return numbers.isEmpty() ? word : isOne ? numbers.getFirst().toString() : numbers.toString();
  }
}
