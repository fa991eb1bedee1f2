package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

/** Matrices of the tests, row-major, and plain arithmetic with them. */
final class Matrices {
  private Matrices() {}

  static double[] random(Random random, int rows, int columns) {
    return random.doubles((long) rows * columns, -1, 1).toArray();
  }

  static double[] symmetric(Random random, int n) {
    double[] matrix = random(random, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix[j * n + i] = matrix[i * n + j];
      }
    }
    return matrix;
  }

  /** Returns a positive semidefinite matrix of a rank. */
  static double[] semidefinite(Random random, int n, int rank) {
    double[] factor = random(random, n, rank);
    return product(factor, transposed(factor, n, rank), n, rank, n);
  }

  static double[] identity(int n) {
    double[] diagonal = new double[n];
    Arrays.fill(diagonal, 1);
    return diagonal(diagonal);
  }

  static double[] diagonal(double... values) {
    double[] matrix = new double[values.length * values.length];
    for (int i = 0; i < values.length; i++) {
      matrix[i * values.length + i] = values[i];
    }
    return matrix;
  }

  static double[] scaled(double[] matrix, double factor) {
    double[] scaled = matrix.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = matrix[i * columns + j];
      }
    }
    return transposed;
  }

  /** Returns the product of a rows × inner and an inner × columns matrix. */
  static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += a[i * inner + k] * b[k * columns + j];
        }
      }
    }
    return product;
  }

  static double largest(double[] matrix) {
    double largest = 0;
    for (double value : matrix) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Requires numbers that differ by at most a part of the largest expected one. */
  static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
    assertTrue(expected.length == actual.length, what);
    double limit = tolerance * largest(expected);
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - actual[i]);
      int at = i;
      assertTrue(
          difference <= limit,
          () -> "%s: %s instead of %s at %d".formatted(what, actual[at], expected[at], at));
    }
  }
}
