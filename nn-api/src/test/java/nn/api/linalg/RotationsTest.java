package nn.api.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationsTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9, 128, 130})
  void gatheredRotationsHaveTheBitsOfSingleOnes(int n) {
    Random random = new Random(SEED);
    double[][] expected = Rows.of(Matrices.random(random, n, n), n, n);
    double[][] actual = Rows.of(Rows.join(expected, n), n, n);
    Rotations rotations = new Rotations(actual);
    int i = 0;
    for (int count = 0; count < 70 * n; count++) {
      i = i > 0 && random.nextInt(8) > 0 ? i - 1 : random.nextInt(n - 1);
      double angle = random.nextDouble();
      double c = StrictMath.cos(angle);
      double s = StrictMath.sin(angle);
      rotate(expected[i], expected[i + 1], c, s);
      rotations.add(i, c, s);
    }
    rotations.apply();
    assertArrayEquals(Rows.join(expected, n), Rows.join(actual, n), n + " rows, seed " + SEED);
  }

  private static void rotate(double[] x, double[] y, double c, double s) {
    for (int j = 0; j < x.length; j++) {
      double a = x[j];
      x[j] = c * a - s * y[j];
      y[j] = s * a + c * y[j];
    }
  }
}
