package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.math.BigDecimal;

/**
 * An interval of numbers.
 *
 * @param min the lower border, possibly negative infinity
 * @param minIncluded whether the lower border belongs to it
 * @param max the upper border, possibly infinity
 * @param maxIncluded whether the upper border belongs to it
 */
@Stability(STABLE)
public record Range(double min, boolean minIncluded, double max, boolean maxIncluded) {

  /** Returns all finite numbers. */
  public static Range finite() {
    return new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  }

  /** Returns {@code [min, ∞)}. */
  public static Range atLeast(double min) {
    return new Range(min, true, Double.POSITIVE_INFINITY, false);
  }

  /** Returns {@code (min, ∞)}. */
  public static Range above(double min) {
    return new Range(min, false, Double.POSITIVE_INFINITY, false);
  }

  /** Returns {@code (-∞, max]}. */
  public static Range atMost(double max) {
    return new Range(Double.NEGATIVE_INFINITY, false, max, true);
  }

  /** Returns {@code [min, max]}. */
  public static Range closed(double min, double max) {
    return new Range(min, true, max, true);
  }

  /** Returns {@code [min, max)}. */
  public static Range closedOpen(double min, double max) {
    return new Range(min, true, max, false);
  }

  /** Returns {@code (min, max]}. */
  public static Range openClosed(double min, double max) {
    return new Range(min, false, max, true);
  }

  /** Returns whether a number lies inside; NaN lies in no range. */
  public boolean contains(double value) {
    boolean aboveMin = minIncluded ? value >= min : value > min;
    boolean belowMax = maxIncluded ? value <= max : value < max;
    return aboveMin && belowMax;
  }

  /** Returns interval notation: {@code [0, 1)}. */
  @Override
  public String toString() {
    return (minIncluded ? "[" : "(") + number(min) + ", " + number(max) + (maxIncluded ? "]" : ")");
  }

  private static String number(double border) {
    if (Double.isInfinite(border)) {
      return border < 0 ? "-∞" : "∞";
    }
    return BigDecimal.valueOf(border).stripTrailingZeros().toPlainString();
  }
}
