package nn.autograd.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import nn.api.Shape;
import nn.api.kernel.Workers;
import nn.api.optim.Matrix;
import nn.autograd.kernel.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DenseMatrixTest {
  private static final int MARGIN = 3;

  /** How many threads, and which of two matrices are stored the other way round. */
  record Case(int threads, boolean first, boolean second, int rows, int columns) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads += 2) {
      for (boolean first : new boolean[] {false, true}) {
        for (boolean second : new boolean[] {false, true}) {
          cases.add(new Case(threads, first, second, 5, 7));
          cases.add(new Case(threads, first, second, 1, 3));
          cases.add(new Case(threads, first, second, 203, 190));
        }
      }
    }
    return cases;
  }

  private record Threads(int count) implements Workers {
    @Override
    public void run(int tasks, IntConsumer task) {
      for (int i = tasks - 1; i >= 0; i--) { // any order must do
        task.accept(i);
      }
    }
  }

  /** Returns a matrix in the middle of an array, stored as it is or the other way round. */
  private static Matrix matrix(long seed, int rows, int columns, boolean transposed, int threads) {
    Random random = new Random(seed);
    float[] array = new float[rows * columns + 2 * MARGIN];
    Shape stored = transposed ? Shape.of(columns, rows) : Shape.of(rows, columns);
    Matrix matrix =
        DenseMatrix.of(array, MARGIN, stored, new ScalarKernels(), new Threads(threads));
    Matrix view = transposed ? matrix.transposed() : matrix;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        view.set(i, j, (float) random.nextGaussian());
      }
    }
    for (int i = 0; i < MARGIN; i++) {
      assertEquals(0f, array[i], "before the matrix");
      assertEquals(0f, array[array.length - 1 - i], "behind the matrix");
    }
    return view;
  }

  private static void assertElements(double[] expected, Matrix actual) {
    assertArrayEquals(expected, actual.toDoubles());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void elementsAreWhereTheyWerePut(Case c) {
    Matrix a = matrix(1, c.rows(), c.columns(), c.first(), c.threads());
    assertEquals(c.rows(), a.rows());
    assertEquals(c.columns(), a.columns());
    Matrix t = a.transposed();
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        assertEquals(a.get(i, j), t.get(j, i));
        assertEquals(a.get(i, j), a.toDoubles()[i * c.columns() + j]);
        if (c.rows() > 10) {
          return;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void assignAddScaleAndDotAreThoseOfTheElements(Case c) {
    Matrix a = matrix(1, c.rows(), c.columns(), c.first(), c.threads());
    Matrix b = matrix(2, c.rows(), c.columns(), c.second(), c.threads());
    double[] x = a.toDoubles();
    double[] y = b.toDoubles();
    double[] sum = new double[x.length];
    double dot = 0;
    for (int i = 0; i < x.length; i++) {
      sum[i] = (float) x[i] + 0.3f * (float) y[i];
      dot += x[i] * y[i];
    }
    assertEquals(dot, a.dot(b), 1e-9 * x.length);
    assertEquals(Math.sqrt(a.dot(a)), a.norm());
    assertElements(sum, a.add(0.3f, b));
    assertElements(y, a.assign(b));
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) y[i] * -1.7f;
    }
    assertElements(y, a.scale(-1.7f));
    assertElements(x, a.assign(x));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scaleAndAddAndMultiplyAreThoseOfTheElements(Case c) {
    Matrix a = matrix(1, c.rows(), c.columns(), c.first(), c.threads());
    Matrix b = matrix(2, c.rows(), c.columns(), c.second(), c.threads());
    double[] x = a.toDoubles();
    double[] y = b.toDoubles();
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.4f * (float) x[i] + 0.3f * (float) y[i];
    }
    assertElements(x, a.scaleAndAdd(0.4f, 0.3f, b));
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) x[i] * (float) y[i];
    }
    assertElements(x, a.multiply(b));
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) x[i] * (float) x[i];
    }
    assertElements(x, a.multiply(a));
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 7", "3, 203, 190", "3, 2, 40000", "3, 5, 0", "1, 1, 3"})
  void rowsAreHandedOutOneByOneFromIndexZero(int threads, int rows, int columns) {
    Matrix a = matrix(1, rows, columns, false, threads);
    double[] expected = a.toDoubles();
    for (int i = 0; i < expected.length; i++) {
      int row = i / columns;
      expected[i] = (float) expected[i] + row;
    }
    a.eachRow((row, x) -> {
      assertEquals(columns, x.length);
      for (int j = 0; j < x.length; j++) {
        x[j] += row;
      }
    });
    assertElements(expected, a);
    float[] copy = new float[columns + 2];
    a.copyRow(rows - 1, copy);
    a.assignRow(0, copy);
    for (int j = 0; j < columns; j++) {
      assertEquals(a.get(rows - 1, j), a.get(0, j));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> a.copyRow(rows, copy));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansOfSquaresAreThoseOfRowsAndColumns(Case c) {
    Matrix a = matrix(1, c.rows(), c.columns(), c.first(), c.threads());
    double[] rows = new double[c.rows()];
    double[] columns = new double[c.columns()];
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        double square = (double) a.get(i, j) * a.get(i, j);
        rows[i] += square / c.columns();
        columns[j] += square / c.rows();
      }
    }
    a.rowMeanSquares((row, mean) -> assertEquals(rows[row], mean, 1e-6));
    a.columnMeanSquares((column, mean) -> assertEquals(columns[column], mean, 1e-6));
  }

  @Test
  void anotherViewOfItsOwnElementsIsRefused() {
    Matrix a = matrix(1, 4, 4, false, 1);
    Matrix upper = a.rowRange(0, 3);
    Matrix lower = a.rowRange(1, 4);
    List<Runnable> changes =
        List.of(
            () -> a.assign(a.transposed()),
            () -> a.add(1, a.transposed()),
            () -> a.multiply(a.transposed()),
            () -> a.scaleAndAdd(1, 1, a.transposed()),
            () -> upper.add(1, lower),
            () -> lower.multiply(upper));
    for (Runnable change : changes) {
      var e = assertThrows(IllegalArgumentException.class, change::run);
      assertTrue(String.valueOf(e.getMessage()).contains("scratch matrix"), e::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sumsHaveTheSameBitsOnAnyNumberOfThreads(Case c) {
    double one =
        matrix(1, c.rows(), c.columns(), c.first(), 1)
            .dot(matrix(2, c.rows(), c.columns(), c.second(), 1));
    double several =
        matrix(1, c.rows(), c.columns(), c.first(), c.threads())
            .dot(matrix(2, c.rows(), c.columns(), c.second(), c.threads()));
    assertEquals(one, several, 0.0);
  }

  @ParameterizedTest
  @CsvSource({"4, 6, 5", "1, 1, 9", "70, 33, 65"})
  void productIsThatOfTheElementsHoweverTheyAreStored(int m, int n, int k) {
    for (int bits = 0; bits < 8; bits++) {
      Matrix a = matrix(1, m, k, (bits & 1) != 0, 1 + bits % 3);
      Matrix b = matrix(2, k, n, (bits & 2) != 0, 1 + bits % 3);
      Matrix c = matrix(3, m, n, (bits & 4) != 0, 1 + bits % 3).assignProduct(a, b);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          float sum = 0;
          for (int p = 0; p < k; p++) {
            sum = Math.fma(a.get(i, p), b.get(p, j), sum);
          }
          assertEquals(sum, c.get(i, j), 0f, "case " + bits + " at " + i + ", " + j);
        }
      }
    }
  }

  @Test
  void theFirstDimensionIsThatOfTheRows() {
    Workers one = new Threads(1);
    Matrix of3 = DenseMatrix.of(new float[24], 0, Shape.of(2, 3, 4), new ScalarKernels(), one);
    assertEquals("2 12", of3.rows() + " " + of3.columns());
    Matrix of1 = DenseMatrix.of(new float[5], 0, Shape.of(5), new ScalarKernels(), one);
    assertEquals("1 5", of1.rows() + " " + of1.columns());
    Matrix of0 = DenseMatrix.of(new float[1], 0, Shape.of(), new ScalarKernels(), one);
    assertEquals("1 1", of0.rows() + " " + of0.columns());
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Matrix a = matrix(1, 2, 3, false, 1);
    Matrix b = matrix(2, 2, 3, false, 1);
    Matrix c = matrix(3, 2, 2, false, 1);
    assertMessage("[2, 2] cannot hold the product of [2, 3] and [2, 3]", c, a, b);
    assertMessage("[2, 3] cannot hold the product of [2, 3] and [3, 2]", a, b, a.transposed());
    assertMessage("written over one of its factors", a, c, a);
    var e = assertThrows(IllegalArgumentException.class, () -> a.add(1, c));
    assertTrue(String.valueOf(e.getMessage()).contains("[2, 3] and [2, 2]"), e::toString);
    assertThrows(IllegalArgumentException.class, () -> a.assign(c));
    assertThrows(IllegalArgumentException.class, () -> a.dot(c));
    assertThrows(IllegalArgumentException.class, () -> a.assign(new double[5]));
    assertThrows(IndexOutOfBoundsException.class, () -> a.get(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> a.set(0, -1, 1));
  }

  private static void assertMessage(String expected, Matrix target, Matrix a, Matrix b) {
    var e = assertThrows(IllegalArgumentException.class, () -> target.assignProduct(a, b));
    assertTrue(String.valueOf(e.getMessage()).contains(expected), e::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 300, 70, 1",
    "false, 300, 70, 3",
    "false, 256, 256, 1",
    "true, 300, 20, 3",
    "false, 5, 9, 1",
    "false, 257, 1, 3"
  })
  void gramHasTheBitsOfTheProduct(boolean transposed, int rows, int columns, int threads) {
    Matrix a = matrix(8, rows, columns, transposed, threads);
    Matrix gram = matrix(9, rows, rows, false, threads).assignGram(a);
    Matrix product = matrix(10, rows, rows, false, threads).assignProduct(a, a.transposed());
    assertArrayEquals(product.toDoubles(), gram.toDoubles());
  }

  @Test
  void gramOfAnotherShapeIsRefused() {
    Matrix gram = matrix(9, 5, 5, false, 1);
    assertThrows(IllegalArgumentException.class, () -> gram.assignGram(matrix(8, 4, 5, false, 1)));
    assertThrows(IllegalArgumentException.class, () -> gram.assignGram(gram));
  }
}
