package nn.lab.verify;

/**
 * How far a number may be from the recorded one: {@code |actual − expected| ≤ atol +
 * rtol·|expected|}; NaN equals NaN.
 *
 * @param rtol the relative tolerance, not negative
 * @param atol the absolute tolerance, not negative
 */
public record Tolerance(double rtol, double atol) {
  /** What float32 arithmetic in another order stays within. */
  public static final Tolerance DEFAULT = new Tolerance(2e-5, 2e-6);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative, infinite or no number
   */
  public Tolerance {
    if (!(rtol >= 0 && rtol < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rtol must be a number from 0, not " + rtol);
    }
    if (!(atol >= 0 && atol < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("atol must be a number from 0, not " + atol);
    }
  }

  /** Returns the largest difference from this number that is allowed. */
  double allowed(double expected) {
    return atol + rtol * Math.abs(expected);
  }

  /**
   * Returns a difference relative to the expected number.
   *
   * <p>Below {@code atol} it is relative to {@code atol} instead: near zero any rounding is large
   * beside the number itself. A difference that is infinite is infinite here too.
   */
  double relative(double difference, double expected) {
    return difference == 0 || Double.isInfinite(difference)
        ? difference
        : difference / Math.max(Math.abs(expected), atol);
  }
}
