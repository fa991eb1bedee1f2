package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  private static final long SEED = 6;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 9})
  void severalRowsAtOnceHaveTheBitsOfSingleOnes(int count) {
    Random random = new Random(SEED);
    int columns = 37;
    double[][] rows = Rows.of(Matrices.random(random, count + 2, columns), count + 2, columns);
    double[] factors = Matrices.random(random, 1, count + 2);
    double[] actual = Matrices.random(random, 1, columns);
    double[] expected = actual.clone();
    for (int j = 3; j < 30; j++) {
      for (int i = 2; i < rows.length; i++) {
        expected[j] += factors[i] * rows[i][j];
      }
    }
    Rows.addTo(actual, factors, rows, 2, 3, 30);
    assertArrayEquals(expected, actual, count + " rows, seed " + SEED);
  }
}
