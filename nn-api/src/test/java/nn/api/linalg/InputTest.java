package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InputTest {
  @Test
  void otherLengthsAreRefused() {
    assertRefused(
        "a matrix of 3 × 3 has 9 numbers, but the array has 12",
        () -> LinearAlgebra.eigh(new double[12], 3));
    assertRefused(
        "a matrix of 4 × 2 has 8 numbers, but the array has 7",
        () -> LinearAlgebra.qr(new double[7], 4, 2));
    assertRefused(
        "a matrix of 65536 × 65536 has 4294967296 numbers, but the array has 0",
        () -> LinearAlgebra.eigh(new double[0], 65536));
  }

  @Test
  void matricesWithoutRowsOrColumnsAreRefused() {
    assertRefused(
        "a matrix has at least one row and one column, not 0 × 0",
        () -> LinearAlgebra.eigh(new double[0], 0));
    assertRefused(
        "a matrix has at least one row and one column, not 2 × -1",
        () -> LinearAlgebra.qr(new double[2], 2, -1));
  }

  @Test
  void numbersThatAreNotFiniteAreNamed() {
    double[] matrix = new double[6];
    matrix[3] = Double.NaN;
    assertRefused(
        "the number in row 1, column 1 (counted from 0) is NaN; all must be finite",
        () -> LinearAlgebra.qr(matrix, 3, 2));
    double[] square = {1, 2, Double.NEGATIVE_INFINITY, 1};
    assertRefused(
        "the number in row 1, column 0 (counted from 0) is -Infinity; all must be finite",
        () -> LinearAlgebra.inverseRoot(square, 2, 4, 1));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
