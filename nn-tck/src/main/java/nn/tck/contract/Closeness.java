package nn.tck.contract;

import java.util.List;
import java.util.Locale;

/** Compares numbers with those of a trace. */
public final class Closeness {
  private static final double RELATIVE = 2e-5;
  private static final double ABSOLUTE = 2e-6;

  private Closeness() {}

  /** Returns the numbers of a list as floats. */
  public static float[] floats(List<?> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = number(numbers.get(i)).floatValue();
    }
    return floats;
  }

  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("expected a number in the trace, found " + value);
  }

  /** Checks that numbers are those of a trace within 2·10⁻⁵ of each and 2·10⁻⁶. */
  public static void check(Subject<?> subject, String where, List<?> expected, float[] actual) {
    if (expected.size() != actual.length) {
      throw Contract.TRACES_AGREE.broken(
          subject, where + ": " + actual.length + " numbers instead of " + expected.size());
    }
    for (int i = 0; i < actual.length; i++) {
      double reference = number(expected.get(i)).doubleValue();
      if (!isClose(reference, actual[i])) {
        throw Contract.TRACES_AGREE.broken(
            subject,
            String.format(
                Locale.ROOT,
                "%s, element %d: %s instead of %s, off by %.3g",
                where,
                i,
                actual[i],
                reference,
                Math.abs(actual[i] - reference)));
      }
    }
  }

  /** Returns whether a number is the expected one within 2·10⁻⁵ of it and 2·10⁻⁶. */
  public static boolean isClose(double expected, double actual) {
    return Math.abs(actual - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
  }
}
