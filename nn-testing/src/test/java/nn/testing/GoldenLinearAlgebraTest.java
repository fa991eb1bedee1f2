package nn.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import nn.api.linalg.Eigendecomposition;
import nn.api.linalg.LinearAlgebra;
import nn.api.linalg.QrDecomposition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The linear algebra of nn-api, which has no JSON reader of its own, against PyTorch's. */
class GoldenLinearAlgebraTest {
  /** Differences as a part of the largest number. Both sides compute in double. */
  private static final double TOLERANCE = 1e-12;

  /** Vectors of neighbouring eigenvalues, and roots of small ones, are less sure. */
  private static final double TOLERANCE_OF_VECTORS = 1e-9;

  @TestFactory
  Stream<DynamicTest> eigh() {
    return tests(
        "linalg/eigh.json",
        each -> {
          Eigendecomposition parts = LinearAlgebra.eigh(matrix(each, "matrix"), rows(each));
          assertClose(numbers(each.get("eigenvalues")), parts.eigenvalues(), TOLERANCE);
          if (each.has("eigenvectors")) {
            double[] expected = matrix(each, "eigenvectors");
            assertClose(expected, parts.eigenvectors(), TOLERANCE_OF_VECTORS);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> qr() {
    return tests(
        "linalg/qr.json",
        each -> {
          int columns = each.get("matrix").get("shape").get(1).asInt();
          QrDecomposition parts = LinearAlgebra.qr(matrix(each, "matrix"), rows(each), columns);
          assertClose(matrix(each, "q"), parts.q(), TOLERANCE);
          assertClose(matrix(each, "r"), parts.r(), TOLERANCE);
        });
  }

  @TestFactory
  Stream<DynamicTest> inverseRoot() {
    return tests(
        "linalg/inverse_root.json",
        each -> {
          double p = each.get("p").asDouble();
          double ridge = each.get("ridge").asDouble();
          double[] root = LinearAlgebra.inverseRoot(matrix(each, "matrix"), rows(each), p, ridge);
          assertClose(matrix(each, "root"), root, TOLERANCE_OF_VECTORS);
        });
  }

  private interface Case {
    void check(JsonNode json);
  }

  private static Stream<DynamicTest> tests(String file, Case test) {
    return Golden.cases(file).stream()
        .map(each -> DynamicTest.dynamicTest(each.get("name").asText(), () -> test.check(each)));
  }

  private static int rows(JsonNode each) {
    return each.get("matrix").get("shape").get(0).asInt();
  }

  private static double[] matrix(JsonNode each, String name) {
    return numbers(each.get(name).get("values"));
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance * largest, "number " + i);
    }
  }
}
