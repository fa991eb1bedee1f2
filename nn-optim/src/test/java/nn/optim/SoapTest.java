package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nn.api.linalg.Eigendecomposition;
import nn.api.linalg.LinearAlgebra;
import nn.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SOAP beside pytorch_optimizer, as far as that determines its own numbers. */
final class SoapTest {
  static List<JsonNode> cases() {
    return Golden.cases("optimizers/soap.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsTheReferenceForVectors(JsonNode json) {
    List<List<float[]>> trace = GoldenTrace.of("soap", json);
    for (int t = 0; t < trace.size(); t++) {
      Golden.assertClose("step " + t, json.get("after").get(t).get(2), trace.get(t).get(2));
    }
  }

  /**
   * The first gradient of a matrix of 4 × 6 has rank 4, so two of the six columns of a basis span a
   * null space and could be any two: a perturbation of 10⁻¹⁵ changes the reference by 10⁻². Until
   * the basis first turns, what the steps do within the rest is determined, and compared here;
   * square weights, in {@code soap_square.json}, are compared in full.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void followsTheReferenceWhereTheFirstGradientReaches(JsonNode json) {
    List<List<float[]>> trace = GoldenTrace.of("soap", json);
    int turns = json.get("hyperparameters").path("precondition_frequency").asInt(10);
    for (int i = 0; i < 2; i++) {
      int[] shape = Golden.shape(json.get("parameters").get(i)).toArray();
      Reach reach = Reach.of(json.get("gradients").get(0).get(i), shape[0], shape[1]);
      for (int t = 0; t < Math.max(2, turns); t++) {
        double[] expected = reach.of(Golden.floats(json.get("after").get(t).get(i)));
        double[] actual = reach.of(trace.get(t).get(i));
        assertArrayEquals(expected, actual, 2e-5, "step " + t);
      }
    }
  }

  /** The projections onto the columns and rows of a matrix of full rank. */
  private static final class Reach {
    private final double[] left;
    private final double[] right;
    private final int rows;
    private final int columns;

    private Reach(double[] left, double[] right, int rows, int columns) {
      this.left = left;
      this.right = right;
      this.rows = rows;
      this.columns = columns;
    }

    static Reach of(JsonNode gradient, int rows, int columns) {
      double[] g = new double[rows * columns];
      for (int i = 0; i < g.length; i++) {
        g[i] = gradient.get(i).asDouble();
      }
      double[] transposed = transposed(g, rows, columns);
      int rank = Math.min(rows, columns);
      return new Reach(
          projection(product(g, transposed, rows, columns, rows), rows, rank),
          projection(product(transposed, g, columns, rows, columns), columns, rank),
          rows,
          columns);
    }

    private static double[] projection(double[] gram, int n, int rank) {
      Eigendecomposition basis = LinearAlgebra.eigh(gram, n);
      assertEquals(n, basis.eigenvalues().length);
      double[] vectors = basis.eigenvectors();
      double[] kept = new double[n * n];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = i % n >= n - rank ? vectors[i] : 0;
      }
      return product(kept, transposed(kept, n, n), n, n, n);
    }

    double[] of(float[] values) {
      double[] doubles = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        doubles[i] = values[i];
      }
      double[] half = product(left, doubles, rows, rows, columns);
      return product(half, right, rows, columns, columns);
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
      double[] transposed = new double[matrix.length];
      for (int i = 0; i < matrix.length; i++) {
        transposed[i % columns * rows + i / columns] = matrix[i];
      }
      return transposed;
    }

    private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
      double[] product = new double[rows * columns];
      for (int i = 0; i < product.length; i++) {
        for (int k = 0; k < inner; k++) {
          product[i] += a[i / columns * inner + k] * b[k * columns + i % columns];
        }
      }
      return product;
    }
  }
}
