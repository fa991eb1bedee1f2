package nn.lab.verify;

import java.util.Locale;

/**
 * A recorded number and what was computed instead.
 *
 * @param where the step and the parameter: {@code step 11, weight[3]}
 * @param path where the recorded number stands in the file
 * @param allowed the largest difference that is no difference
 */
record Difference(String where, String path, double expected, double actual, double allowed) {

  /** Returns how far the numbers are apart; two NaN are equal, infinite if only one is a number. */
  double absolute() {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return 0;
    }
    double difference = Math.abs(actual - expected);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /** Returns the difference in units of what is allowed. */
  double excess() {
    double absolute = absolute();
    return absolute == 0 || Double.isInfinite(absolute) ? absolute : absolute / allowed;
  }

  boolean isOff() {
    return !(excess() <= 1);
  }

  @Override
  public String toString() {
    String apart =
        Double.isInfinite(absolute())
            ? ""
            : String.format(
                Locale.ROOT, ", a difference of %.1e where %.1e is allowed", absolute(), allowed);
    return String.format(
        Locale.ROOT, "%s: expected %.9g, found %.9g%s (%s)", where, expected, actual, apart, path);
  }
}
