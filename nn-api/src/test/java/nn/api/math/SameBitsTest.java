package nn.api.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.api.linalg.Eigendecomposition;
import nn.api.linalg.LinearAlgebra;
import nn.api.linalg.QrDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter, C1 and C2 compute the same bits, shown in JVMs of their own. */
class SameBitsTest {
  private static final long SEED = 20_250_917;
  private static final int ARGUMENTS = 5_000;
  private static final int ROUNDS = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:+TieredCompilation"
      })
  void allRoundsGiveTheSameBits(String option) throws Exception {
    String expected = String.join("\n", IntStream.range(0, ROUNDS).mapToObj(i -> hash()).toList());
    assertEquals(expected, runInOtherJvm(option), () -> "seed " + SEED);
  }

  /** Prints a hash of all functions, round after round, while the JVM compiles them. */
  static void main() {
    for (int round = 0; round < ROUNDS; round++) {
      System.out.println(hash());
    }
  }

  private static String hash() {
    Random random = new Random(SEED);
    int hash = 0;
    for (int i = 0; i < ARGUMENTS; i++) {
      float x =
          i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : 8 * (float) random.nextGaussian();
      for (MeasuredFunction function : MeasuredFunction.values()) {
        hash = 31 * hash + Float.floatToIntBits(function.apply(x));
      }
    }
    return Integer.toHexString(hash) + " " + Integer.toHexString(hashOfDoubles(random));
  }

  /** Covers sums and decompositions; an array's hash depends on every bit of it. */
  private static int hashOfDoubles(Random random) {
    int n = 45;
    double[] matrix = new double[n * n];
    float[] floats = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      floats[i] = (float) random.nextGaussian();
      matrix[i] = floats[i];
    }
    Eigendecomposition eigen = LinearAlgebra.eigh(matrix, n);
    QrDecomposition qr = LinearAlgebra.qr(matrix, n, n);
    double ridge = 0.1 - eigen.eigenvalues()[0];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] += ridge;
    }
    double[] root = LinearAlgebra.inverseRoot(matrix, n, 3, 0);
    double[] sums = {
      Sums.squares(floats, 0, n * n),
      Sums.absolute(floats, 1, n * n),
      Sums.dot(floats, floats, 2, n * n)
    };
    return Stream.of(eigen.eigenvalues(), eigen.eigenvectors(), qr.q(), qr.r(), root, sums)
        .mapToInt(Arrays::hashCode)
        .reduce(0, (before, next) -> 31 * before + next);
  }

  private static String runInOtherJvm(String option) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        folderOf(FloatMath.class) + File.pathSeparator + folderOf(SameBitsTest.class);
    Process process =
        new ProcessBuilder(java, option, "-cp", classPath, SameBitsTest.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    Path file = Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
    return file.getParent().getParent().getParent().getParent();
  }
}
