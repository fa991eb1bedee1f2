package nn.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * A product of random matrices that lie somewhere in larger arrays, and what is allowed to come out
 * of it.
 *
 * <p>Whatever the order of its sum, an element of C is as near to the exact one as γₖ·Σ|a·b| with
 * γₖ = k·u / (1 − k·u) and u = 2⁻²⁴ (N. J. Higham, Accuracy and Stability of Numerical Algorithms,
 * 2nd ed., section 3.1).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProductCase(
    MatrixProduct shape, float[] a, int aOffset, float[] b, int bOffset, int cOffset) {
  private static final float GUARD = 12345.678f;
  private static final int MARGIN = 64;
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  static ProductCase random(MatrixProduct shape, Random random) {
    int aOffset = random.nextInt(17);
    int bOffset = random.nextInt(17);
    return new ProductCase(
        shape,
        numbers(aOffset + shape.m() * shape.k(), random),
        aOffset,
        numbers(bOffset + shape.k() * shape.n(), random),
        bOffset,
        MARGIN + random.nextInt(17));
  }

  /** Computes it into an array of NaN between guards, and looks at every element. */
  void check(Kernels kernels, Workers workers) {
    int size = shape.m() * shape.n();
    float[] c = new float[cOffset + size + MARGIN];
    Arrays.fill(c, GUARD);
    Arrays.fill(c, cOffset, cOffset + size, Float.NaN);
    kernels.multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
    for (int i = 0; i < cOffset; i++) {
      assertEquals(GUARD, c[i], "before C");
    }
    for (int i = cOffset + size; i < c.length; i++) {
      assertEquals(GUARD, c[i], "behind C");
    }
    for (int row = 0; row < shape.m(); row++) {
      for (int column = 0; column < shape.n(); column++) {
        checkElement(row, column, c[cOffset + row * shape.n() + column], workers);
      }
    }
  }

  private void checkElement(int row, int column, float actual, Workers workers) {
    double exact = 0;
    double magnitude = 0;
    for (int p = 0; p < shape.k(); p++) {
      double product = (double) left(row, p) * right(p, column);
      exact += product;
      magnitude += Math.abs(product);
    }
    double ku = shape.k() * UNIT_ROUNDOFF;
    double bound = ku / (1 - ku) * magnitude;
    boolean inBounds = Math.abs(actual - exact) <= bound; // NaN is not
    if (!inBounds) {
      fail(
          String.format(
              "%s on %d threads at (%d, %d): %s instead of %s ± %s",
              shape, workers.count(), row, column, actual, exact, bound));
    }
  }

  private float left(int row, int p) {
    return a[aOffset + (shape.transposeA() ? p * shape.m() + row : row * shape.k() + p)];
  }

  private float right(int p, int column) {
    return b[bOffset + (shape.transposeB() ? column * shape.k() + p : p * shape.n() + column)];
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
