package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrDecompositionTest {
  private static final long SEED = 99;
  private static final double ACCURACY = 1e-13;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "5, 5", "17, 17", "7, 4", "4, 7", "1, 6", "6, 1", "131, 140"})
  void matricesAreTheProductOfTheirParts(int rows, int columns) {
    for (int trial = 0; trial < (rows < 50 ? 50 : 1); trial++) {
      long seed = SEED + trial;
      double[] matrix = Matrices.random(new Random(seed), rows, columns);
      assertDecomposes(matrix, rows, columns, rows + " × " + columns + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 6, 2", "9, 5, 1", "5, 9, 3"})
  void dependentColumnsWillDo(int rows, int columns, int rank) {
    Random random = new Random(SEED);
    double[] left = Matrices.random(random, rows, rank);
    double[] right = Matrices.random(random, rank, columns);
    double[] matrix = Matrices.product(left, right, rows, rank, columns);
    assertDecomposes(matrix, rows, columns, "rank " + rank + ", seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-308, 1e-200, 1e-30, 1e30, 1e200, 1e305})
  void anyScaleWillDo(double scale) {
    double[] matrix = Matrices.scaled(Matrices.random(new Random(SEED), 7, 5), scale);
    assertDecomposes(matrix, 7, 5, scale + ", seed " + SEED);
  }

  @Test
  void columnsOfVeryDifferentScalesWillDo() {
    double[] matrix = Matrices.random(new Random(SEED), 6, 6);
    for (int i = 0; i < 36; i++) {
      matrix[i] *= StrictMath.pow(10, 300 - 120.0 * (i % 6));
    }
    assertDecomposes(matrix, 6, 6, "graded columns, seed " + SEED);
  }

  @Test
  void theZeroMatrixHasTheUnitVectors() {
    QrDecomposition zero = LinearAlgebra.qr(new double[6], 3, 2);
    assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0}, zero.q());
    assertArrayEquals(new double[4], zero.r());
  }

  @Test
  void signsAreThoseOfReflections() {
    QrDecomposition parts = LinearAlgebra.qr(new double[] {3, 1, 4, 2}, 2, 2);
    assertArrayEquals(new double[] {-5, -2.2, 0, 0.4}, parts.r(), 1e-15);
    assertArrayEquals(new double[] {-0.6, -0.8, -0.8, 0.6}, parts.q(), 1e-15);
  }

  @Test
  void aTriangleStaysAsItIs() {
    double[] triangle = {-1, 2, 0, 3};
    QrDecomposition parts = LinearAlgebra.qr(triangle, 2, 2);
    assertArrayEquals(triangle, parts.r());
    assertArrayEquals(Matrices.identity(2), parts.q());
  }

  @Test
  void theArgumentStaysAsItIs() {
    double[] matrix = Matrices.random(new Random(SEED), 4, 3);
    double[] before = matrix.clone();
    LinearAlgebra.qr(matrix, 4, 3);
    assertArrayEquals(before, matrix);
  }

  private static void assertDecomposes(double[] matrix, int rows, int columns, String what) {
    QrDecomposition parts = LinearAlgebra.qr(matrix, rows, columns);
    int k = Math.min(rows, columns);
    double[] q = parts.q();
    double[] r = parts.r();
    double[] transposed = Matrices.transposed(q, rows, k);
    Matrices.assertClose(
        Matrices.identity(k), Matrices.product(transposed, q, k, rows, k), ACCURACY, what);
    Matrices.assertClose(matrix, Matrices.product(q, r, rows, k, columns), ACCURACY, what);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(0, r[i * columns + j], what);
      }
    }
  }
}
