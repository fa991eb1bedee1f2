package nn.api.linalg;

/**
 * The implicit QL iteration: rotations that bring a symmetric tridiagonal matrix to diagonal form.
 *
 * <p>The shift is Wilkinson's: of the eigenvalues of the first two rows, the one next to the first
 * number. Numbers are expected to be around 1 or smaller.
 */
final class QlIteration {
  /** How many sweeps one eigenvalue may take; most take two. */
  static final int SWEEPS = 60;

  /** A number beside the diagonal that changes neither neighbour on it counts as zero. */
  private static final double NEGLIGIBLE = 0x1p-53;

  /** So does one below this, whose square would vanish. */
  private static final double VANISHING = 0x1p-500;

  private final double[] diagonal;
  private final double[] beside;
  private final Rotations rotations;

  /** Works on the arrays, which it overwrites, and rotates the rows of the basis. */
  QlIteration(Tridiagonal matrix) {
    diagonal = matrix.diagonal;
    beside = matrix.beside;
    rotations = new Rotations(matrix.basis);
  }

  /**
   * Leaves the eigenvalues on the diagonal, and their eigenvectors as rows of the basis.
   *
   * @throws ArithmeticException if one takes more than this many sweeps
   */
  void run(int sweeps) {
    for (int first = 0; first < diagonal.length; first++) {
      int last = endOfBlock(first);
      for (int sweep = 0; last > first; sweep++) {
        if (sweep == sweeps) {
          throw new ArithmeticException(
              "eigenvalue " + first + " did not converge in " + sweeps + " sweeps");
        }
        sweep(first, last);
        last = endOfBlock(first);
      }
    }
    rotations.apply();
  }

  /** Returns the last row of the block that begins at a row and that no zero divides. */
  private int endOfBlock(int first) {
    int last = first;
    while (last < diagonal.length - 1 && !isNegligible(last)) {
      last++;
    }
    return last;
  }

  private boolean isNegligible(int i) {
    double size = Math.abs(beside[i]);
    double neighbours = Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]);
    return size <= NEGLIGIBLE * neighbours || size <= VANISHING;
  }

  /** Chases the bulge from the last row up to the first. */
  private void sweep(int first, int last) {
    double g = diagonal[last] - diagonal[first] + shift(first);
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = last - 1; i >= first; i--) {
      double f = s * beside[i];
      double b = c * beside[i];
      double r = length(f, g);
      beside[i + 1] = r;
      if (r == 0) {
        diagonal[i + 1] -= p;
        beside[last] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = diagonal[i + 1] - p;
      double t = (diagonal[i] - g) * s + 2 * c * b;
      p = s * t;
      diagonal[i + 1] = g + p;
      g = c * t - b;
      rotations.add(i, c, s);
    }
    diagonal[first] -= p;
    beside[first] = g;
    beside[last] = 0;
  }

  /** Returns the first number of the diagonal minus Wilkinson's shift. */
  private double shift(int first) {
    double g = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
    return beside[first] / (g + Math.copySign(length(g, 1), g));
  }

  /** Returns √(a² + b²), also where the squares would overflow or vanish. */
  private static double length(double a, double b) {
    double large = Math.max(Math.abs(a), Math.abs(b));
    if (large > 0x1p-400 && large < 0x1p400) {
      return Math.sqrt(a * a + b * b);
    }
    if (large == 0) {
      return 0;
    }
    double ratio = Math.min(Math.abs(a), Math.abs(b)) / large;
    return large * Math.sqrt(1 + ratio * ratio);
  }
}
