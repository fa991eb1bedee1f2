package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InverseRootTest {
  private static final long SEED = 77;

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 1", "3, 2", "8, 3", "8, 4", "33, 6", "150, 4"})
  void thePowerUndoesTheRoot(int n, int p) {
    double[] matrix = Matrices.semidefinite(new Random(SEED), n, n + 5);
    double[] root = LinearAlgebra.inverseRoot(matrix, n, p, 0.1);
    double[] product = plus(matrix, n, 0.1);
    for (int i = 0; i < p; i++) {
      product = Matrices.product(product, root, n, n, n);
    }
    String what = n + " rows, p = " + p + ", seed " + SEED;
    Matrices.assertClose(Matrices.identity(n), product, 1e-10, what);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 127, 128, 129, 200})
  void theResultIsSymmetricToTheLastBit(int n) {
    double[] matrix = Matrices.semidefinite(new Random(SEED), n, n);
    double[] root = LinearAlgebra.inverseRoot(matrix, n, 4, 1e-3);
    assertArrayEquals(root, Matrices.transposed(root, n, n), n + " rows, seed " + SEED);
  }

  @Test
  void theRootNeedNotBeWhole() {
    double[] root = LinearAlgebra.inverseRoot(Matrices.diagonal(4, 32), 2, 2.5, 0);
    Matrices.assertClose(Matrices.diagonal(StrictMath.pow(4, -0.4), 0.25), root, 1e-15, "diagonal");
  }

  @Test
  void singularMatricesLiveFromTheRidge() {
    double[] zero = LinearAlgebra.inverseRoot(new double[9], 3, 4, 1e-12);
    Matrices.assertClose(Matrices.scaled(Matrices.identity(3), 1000), zero, 1e-15, "zero");
    double[] matrix = Matrices.semidefinite(new Random(SEED), 10, 2);
    double[] root = LinearAlgebra.inverseRoot(matrix, 10, 2, 1e-4);
    double[] square = Matrices.product(root, root, 10, 10, 10);
    double[] product = Matrices.product(plus(matrix, 10, 1e-4), square, 10, 10, 10);
    Matrices.assertClose(Matrices.identity(10), product, 1e-9, "rank 2, seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e-30, 1e30, 1e200})
  void anyScaleWillDo(double scale) {
    double[] matrix = plus(Matrices.semidefinite(new Random(SEED), 6, 6), 6, 0.1);
    double[] expected = LinearAlgebra.inverseRoot(matrix, 6, 4, 0);
    double factor = StrictMath.pow(scale, -0.25);
    double[] actual = LinearAlgebra.inverseRoot(Matrices.scaled(matrix, scale), 6, 4, 0);
    Matrices.assertClose(
        Matrices.scaled(expected, factor), actual, 1e-12, scale + ", seed " + SEED);
  }

  @Test
  void eigenvaluesThatRoundingMadeNegativeCountAsZero() {
    double[] root = LinearAlgebra.inverseRoot(Matrices.diagonal(1, -1e-7), 2, 2, 0.01);
    Matrices.assertClose(Matrices.diagonal(1 / Math.sqrt(1.01), 10), root, 1e-14, "diagonal");
  }

  @Test
  void otherMatricesThanSemidefiniteAreRefused() {
    assertRefused(
        "the matrix is not positive semidefinite: its eigenvalues go from -2.0 to 1.0",
        Matrices.diagonal(1, -2),
        4,
        1);
    assertRefused(
        "the matrix is singular: eigenvalue 0.0 plus ridge 0.0 has no inverse; give a larger ridge",
        Matrices.diagonal(1, 0),
        4,
        0);
  }

  @Test
  void rootsAndRidgesOutsideTheirRangesAreRefused() {
    double[] one = Matrices.identity(2);
    assertRefused("p must be at least 1 and finite, but is 0.5", one, 0.5, 0);
    assertRefused("p must be at least 1 and finite, but is NaN", one, Double.NaN, 0);
    assertRefused("ridge must be at least 0 and finite, but is -1.0", one, 4, -1);
    assertRefused("ridge must be at least 0 and finite, but is Infinity", one, 4, 1 / 0.0);
  }

  private static void assertRefused(String message, double[] matrix, double p, double ridge) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> LinearAlgebra.inverseRoot(matrix, 2, p, ridge));
    assertEquals(message, e.getMessage());
  }

  private static double[] plus(double[] matrix, int n, double ridge) {
    double[] sum = matrix.clone();
    for (int i = 0; i < n; i++) {
      sum[i * n + i] += ridge;
    }
    return sum;
  }
}
