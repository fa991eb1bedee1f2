package nn.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * The text of numbers beside an axis: ASCII digits and a point in every locale, no needless digit.
 */
final class Tick {
  /** What stands beside a line of the grid without a number. */
  static final String NONE = " ";

  private static final MathContext DIGITS = new MathContext(6);
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;
  private static final double FEW = 1;
  private static final double MANY = 2.5;
  private static final double TOLERANCE = 1e-6;

  private Tick() {}

  /** Returns a number: {@code 0.25}, {@code 1200}, {@code 1e-5}. */
  static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : NONE;
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= LARGE || size < SMALL * (1 - TOLERANCE)
        ? scientific(rounded)
        : rounded.toPlainString();
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    String factor = value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
    return String.format(Locale.ROOT, "%se%d", factor, exponent);
  }

  /** Returns a whole number, and nothing between whole numbers. */
  static String whole(double value) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) < TOLERANCE ? number(whole) : NONE;
  }

  /**
   * Returns a number at a logarithmic axis: at every digit if the axis is short, at 1, 2 and 5 if
   * it is longer, and at powers of ten alone if it is long.
   */
  static String logarithmic(double value, double decades) {
    double exponent = Math.floor(Math.log10(value) + TOLERANCE);
    double factor = value / Math.pow(10, exponent);
    long digit = Math.round(factor);
    if (Math.abs(factor - digit) > TOLERANCE) {
      return NONE;
    }
    boolean shown =
        digit == 1
            || (decades < MANY && (digit == 2 || digit == 5))
            || (decades < FEW && digit != 9);
    return shown ? number(value) : NONE;
  }
}
