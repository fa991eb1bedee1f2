package nn.tck.contract;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares numbers to the bit, so that −0 differs from 0 and NaN is equal to NaN. */
public final class Bits {
  private Bits() {}

  /** Says where two sets of arrays differ first; null if they do not. */
  public static @Nullable String difference(
      Map<String, float[]> expected, Map<String, float[]> actual) {
    if (!expected.keySet().equals(actual.keySet())) {
      return actual.keySet() + " instead of " + expected.keySet();
    }
    for (Map.Entry<String, float[]> each : new TreeMap<>(expected).entrySet()) {
      float[] other = actual.getOrDefault(each.getKey(), new float[0]);
      String difference = difference(each.getValue(), other);
      if (difference != null) {
        return each.getKey() + difference;
      }
    }
    return null;
  }

  /** Says where two arrays differ first, as in {@code [3] is 1.0 instead of 2.0}; null if not. */
  public static @Nullable String difference(float[] expected, float[] actual) {
    if (expected.length != actual.length) {
      return " has " + actual.length + " elements instead of " + expected.length;
    }
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
        return "[" + i + "] is " + actual[i] + " instead of " + expected[i];
      }
    }
    return null;
  }
}
