package nn.api.linalg;

/**
 * Rotations of neighbouring rows of a matrix, gathered and then applied to a few columns at a time,
 * so that these stay in the cache. Columns do not depend on each other, so no bit changes.
 */
final class Rotations {
  private static final int COLUMNS = 128;
  private static final int SWEEPS = 32;

  private final double[][] rows;
  private final int[] first;
  private final double[] cosines;
  private final double[] sines;
  private int count;

  Rotations(double[][] rows) {
    this.rows = rows;
    int capacity = Math.max(1, SWEEPS * rows.length);
    first = new int[capacity];
    cosines = new double[capacity];
    sines = new double[capacity];
  }

  /** Makes row i c·(row i) − s·(row i + 1), and row i + 1 s·(row i) + c·(row i + 1), later. */
  void add(int i, double c, double s) {
    if (count == first.length) {
      apply();
    }
    first[count] = i;
    cosines[count] = c;
    sines[count] = s;
    count++;
  }

  /** Does what was put off. */
  void apply() {
    int columns = rows[0].length;
    for (int from = 0; from < columns; from += COLUMNS) {
      applyTo(from, Math.min(columns, from + COLUMNS));
    }
    count = 0;
  }

  private void applyTo(int from, int to) {
    int r = 0;
    while (r < count) {
      if (r + 1 < count && first[r + 1] == first[r] - 1) {
        rotateTwice(r, from, to);
        r += 2;
      } else {
        rotate(r, from, to);
        r++;
      }
    }
  }

  private void rotate(int r, int from, int to) {
    double[] x = rows[first[r]];
    double[] y = rows[first[r] + 1];
    double c = cosines[r];
    double s = sines[r];
    for (int j = from; j < to; j++) {
      double a = x[j];
      double b = y[j];
      x[j] = c * a - s * b;
      y[j] = s * a + c * b;
    }
  }

  /** Applies two rotations, of which the second begins a row before the first. */
  private void rotateTwice(int r, int from, int to) {
    double[] x = rows[first[r + 1]];
    double[] y = rows[first[r]];
    double[] z = rows[first[r] + 1];
    double c0 = cosines[r];
    double s0 = sines[r];
    double c1 = cosines[r + 1];
    double s1 = sines[r + 1];
    for (int j = from; j < to; j++) {
      double a = x[j];
      double b = y[j];
      double c = z[j];
      double middle = c0 * b - s0 * c;
      z[j] = s0 * b + c0 * c;
      x[j] = c1 * a - s1 * middle;
      y[j] = s1 * a + c1 * middle;
    }
  }
}
