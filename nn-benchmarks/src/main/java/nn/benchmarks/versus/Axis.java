package nn.benchmarks.versus;

import java.util.Locale;

/** Against what the time of a step is drawn. */
enum Axis {
  BATCH(2, "samples a batch", "A step of MLP 784-512-512-10 with Adam"),
  WIDTH(2, "width n", "A step of MLP 784-n-n-10 with Adam, 128 samples a batch"),
  PARAMETERS(10, "parameters", "Adam's step"),
  THREADS(2, "threads", "A step of MLP 784-512-512-10 with Adam, 512 samples a batch");

  private final int base;
  private final String label;
  private final String title;

  Axis(int base, String label, String title) {
    this.base = base;
    this.label = label;
    this.title = title;
  }

  /** Returns its name in files and the names of files. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns where a place lies: one that is the base times as large lies 1 further. */
  double position(double at) {
    return Math.log(at) / Math.log(base);
  }

  /** Returns the place at a position as text; nothing between the powers of the base. */
  String tick(double position) {
    double power = Math.rint(position);
    return Math.abs(position - power) < 1e-6
        ? String.format(Locale.ROOT, "%,.0f", Math.pow(base, power))
        : "";
  }

  /** Returns what stands below it. */
  String label() {
    return label;
  }

  /** Returns what is drawn against it. */
  String title() {
    return title;
  }
}
