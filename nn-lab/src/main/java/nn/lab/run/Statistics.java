package nn.lab.run;

import java.util.Arrays;
import java.util.Locale;

/**
 * The mean and spread of a few numbers.
 *
 * @param mean NaN without numbers
 * @param std the standard deviation of a sample, √(Σ(x − mean)² / (n − 1)); NaN below two numbers
 */
record Statistics(double mean, double std) {
  /** From here on a number is shown with an exponent. */
  private static final double LARGE = 1e4;

  static Statistics of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double std = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Statistics(mean, std);
  }

  /** Returns {@code mean ± std}, or the mean alone if there is no spread to show. */
  String shown(double factor, int digits) {
    String shown = number(factor * mean, digits);
    return Double.isNaN(std) ? shown : shown + " ± " + number(factor * std, digits);
  }

  private static String number(double value, int digits) {
    String format = Math.abs(value) < LARGE ? "%." + digits + "f" : "%.2e";
    return String.format(Locale.ROOT, format, value);
  }
}
