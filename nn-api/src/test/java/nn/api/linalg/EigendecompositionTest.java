package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EigendecompositionTest {
  private static final long SEED = 1234;

  /** Errors as a part of the largest number, for up to 300 rows. */
  private static final double ACCURACY = 1e-13;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 16, 33, 130, 260})
  void symmetricMatricesAreTheProductOfTheirParts(int n) {
    for (int trial = 0; trial < (n < 50 ? 50 : 1); trial++) {
      long seed = SEED + trial;
      assertDecomposes(Matrices.symmetric(new Random(seed), n), n, n + " rows, seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 1", "6, 3", "40, 5", "40, 39"})
  void matricesOfLowerRankHaveZeroEigenvalues(int n, int rank) {
    double[] matrix = Matrices.semidefinite(new Random(SEED), n, rank);
    String what = n + " rows of rank " + rank + ", seed " + SEED;
    assertDecomposes(matrix, n, what);
    double[] eigenvalues = LinearAlgebra.eigh(matrix, n).eigenvalues();
    double largest = eigenvalues[n - 1];
    assertEquals(0, eigenvalues[n - rank - 1], ACCURACY * largest, what);
    assertTrue(eigenvalues[n - rank] > 1e-6 * largest, what);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-308, 1e-200, 1e-30, 1e-10, 1e10, 1e30, 1e200, 1e305})
  void anyScaleWillDo(double scale) {
    double[] matrix = Matrices.scaled(Matrices.symmetric(new Random(SEED), 12), scale);
    assertDecomposes(matrix, 12, scale + ", seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-1000, 0x1p-100, 0x1p100, 0x1p1000})
  void powersOfTwoChangeNothingButTheExponents(double scale) {
    double[] matrix = Matrices.symmetric(new Random(SEED), 12);
    Eigendecomposition plain = LinearAlgebra.eigh(matrix, 12);
    Eigendecomposition scaled = LinearAlgebra.eigh(Matrices.scaled(matrix, scale), 12);
    assertArrayEquals(Matrices.scaled(plain.eigenvalues(), scale), scaled.eigenvalues());
    assertArrayEquals(plain.eigenvectors(), scaled.eigenvectors());
  }

  @Test
  void rowsOfVeryDifferentScalesWillDo() {
    Random random = new Random(SEED);
    double[] matrix = Matrices.symmetric(random, 10);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        matrix[i * 10 + j] *= StrictMath.pow(10, -17.0 * (i + j));
      }
    }
    assertDecomposes(matrix, 10, "graded downwards, seed " + SEED);
    double[] reversed = new double[100];
    for (int i = 0; i < 100; i++) {
      reversed[i] = matrix[99 - i];
    }
    assertDecomposes(reversed, 10, "graded upwards, seed " + SEED);
  }

  @Test
  void theZeroMatrixHasTheUnitVectors() {
    Eigendecomposition zero = LinearAlgebra.eigh(new double[9], 3);
    assertArrayEquals(new double[3], zero.eigenvalues());
    assertArrayEquals(Matrices.identity(3), zero.eigenvectors());
  }

  @Test
  void diagonalsAreSortedAndKeepTheirBits() {
    Eigendecomposition sorted = LinearAlgebra.eigh(Matrices.diagonal(3, -0.1, 7e-9), 3);
    assertArrayEquals(new double[] {-0.1, 7e-9, 3}, sorted.eigenvalues());
    assertArrayEquals(new double[] {0, 0, 1, 1, 0, 0, 0, 1, 0}, sorted.eigenvectors());
  }

  @Test
  void oneRowIsItsEigenvalue() {
    Eigendecomposition one = LinearAlgebra.eigh(new double[] {-4.25}, 1);
    assertArrayEquals(new double[] {-4.25}, one.eigenvalues());
    assertArrayEquals(new double[] {1}, one.eigenvectors());
  }

  @Test
  void equalEigenvaluesHaveAnOrthonormalBasis() {
    int n = 9;
    double[] q = LinearAlgebra.qr(Matrices.random(new Random(SEED), n, n), n, n).q();
    double[] lambda = Matrices.diagonal(2, 2, 2, 2, 5, 5, 5, -1, -1);
    double[] half = Matrices.product(q, lambda, n, n, n);
    double[] matrix = Matrices.product(half, Matrices.transposed(q, n, n), n, n, n);
    assertDecomposes(matrix, n, "equal eigenvalues, seed " + SEED);
    double[] ones = new double[25];
    Arrays.fill(ones, 1);
    assertDecomposes(ones, 5, "ones");
  }

  @Test
  void theLargestComponentIsPositive() {
    double[] matrix = Matrices.symmetric(new Random(SEED), 20);
    double[] v = LinearAlgebra.eigh(matrix, 20).eigenvectors();
    for (int j = 0; j < 20; j++) {
      double largest = 0;
      for (int i = 0; i < 20; i++) {
        double component = v[i * 20 + j];
        largest = Math.abs(component) > Math.abs(largest) ? component : largest;
      }
      assertTrue(largest > 0, "column " + j + ", seed " + SEED);
    }
  }

  @Test
  void ofComponentsAlikeTheFirstIsPositive() {
    double[] v = LinearAlgebra.eigh(new double[] {1, 3, 3, 1}, 2).eigenvectors();
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {half, half, -half, half}, v, 1e-15);
  }

  @Test
  void onlyTheLowerHalfIsRead() {
    double[] matrix = Matrices.symmetric(new Random(SEED), 6);
    double[] expected = LinearAlgebra.eigh(matrix, 6).eigenvectors();
    matrix[1] = Double.NaN;
    matrix[4 * 6 + 5] = 99;
    assertArrayEquals(expected, LinearAlgebra.eigh(matrix, 6).eigenvectors());
  }

  @Test
  void theArgumentStaysAsItIs() {
    double[] matrix = Matrices.symmetric(new Random(SEED), 6);
    double[] before = matrix.clone();
    LinearAlgebra.eigh(matrix, 6);
    assertArrayEquals(before, matrix);
  }

  @Test
  void whatDoesNotConvergeIsReported() {
    Tridiagonal matrix =
        new Tridiagonal(new double[] {1, 2, 3}, new double[] {1, 1, 0}, new double[3][3]);
    ArithmeticException e =
        assertThrows(ArithmeticException.class, () -> new QlIteration(matrix).run(1));
    assertEquals("eigenvalue 0 did not converge in 1 sweeps", e.getMessage());
  }

  private static void assertDecomposes(double[] matrix, int n, String what) {
    Eigendecomposition parts = LinearAlgebra.eigh(matrix, n);
    double[] v = parts.eigenvectors();
    double[] lambda = parts.eigenvalues();
    for (int i = 1; i < n; i++) {
      assertTrue(lambda[i - 1] <= lambda[i], what);
    }
    double[] transposed = Matrices.transposed(v, n, n);
    Matrices.assertClose(
        Matrices.identity(n), Matrices.product(transposed, v, n, n, n), ACCURACY, what);
    // An exponent is taken out, since A·V may overflow or vanish where A does not.
    double unit = Math.scalb(1.0, -Math.getExponent(Matrices.largest(matrix)) / 2);
    double[] around1 = Matrices.scaled(Matrices.scaled(matrix, unit), unit);
    double[] values = Matrices.scaled(Matrices.scaled(lambda, unit), unit);
    double[] av = Matrices.product(around1, v, n, n, n);
    double[] vLambda = Matrices.product(v, Matrices.diagonal(values), n, n, n);
    double size = Math.max(Matrices.largest(values), Matrices.largest(around1));
    Matrices.assertClose(av, vLambda, ACCURACY * size / Matrices.largest(av), what);
  }
}
