package nn.benchmarks.versus;

import java.util.Locale;

/** What measurements count. */
enum Unit {
  SECONDS("s") {
    @Override
    String show(double value) {
      if (value < 1e-3) {
        return String.format(Locale.ROOT, "%.2f µs", value * 1e6);
      }
      return value < 1
          ? String.format(Locale.ROOT, "%.3f ms", value * 1e3)
          : String.format(Locale.ROOT, "%.3f s", value);
    }
  },

  MEGABYTES("MB") {
    @Override
    String show(double value) {
      return String.format(Locale.ROOT, "%.0f MB", value);
    }
  };

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** Returns its usual sign. */
  String symbol() {
    return symbol;
  }

  /** Returns a value with as many digits as say something, and its unit. */
  abstract String show(double value);
}
