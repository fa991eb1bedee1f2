package nn.activations;

/** Keeps infinities out of products with 0, whose limit is 0 and not NaN. */
final class Finite {
  private Finite() {}

  /** Returns the nearest finite number: of ±∞ the largest one; NaN stays. */
  static float finite(float x) {
    return Math.max(Math.min(x, Float.MAX_VALUE), -Float.MAX_VALUE);
  }

  /** Returns the nearest finite float. */
  static float finite(double x) {
    return finite((float) x);
  }
}
