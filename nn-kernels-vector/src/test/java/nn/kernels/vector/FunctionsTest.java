package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import nn.api.kernel.Kernels;
import nn.testing.NaiveKernels;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every function equals its definition bit for bit, and touches nothing beside its range. */
class FunctionsTest {
  private static final long SEED = 20_261_123;
  private static final int GUARD = 64;
  private static final int GUARD_BITS = 0x7fdeadbe;
  private static final int LANES = 16;

  private final Kernels vector = new VectorKernels();
  private final Kernels naive = new NaiveKernels();

  @ParameterizedTest
  @EnumSource
  void everyLengthAndOffset(ArrayFunction function) {
    Random random = new Random(SEED);
    int[] lengths = IntStream.concat(IntStream.rangeClosed(0, 65), IntStream.of(1026)).toArray();
    for (int length : lengths) {
      for (int offset = 0; offset <= LANES; offset++) {
        check(function, Values.random(random, offset + length + offset), offset, length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySpecialNumberInEveryLaneAndInTheTail(ArrayFunction function) {
    Random random = new Random(SEED);
    int length = 2 * LANES + 3;
    for (float special : Values.special()) {
      for (int lane = 0; lane < length; lane++) {
        float[] x = Values.random(random, length);
        x[lane] = special;
        check(function, x, 0, length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyNaNs(ArrayFunction function) {
    float[] x = Values.random(new Random(SEED), 3000);
    for (int i = 0; i < x.length; i += 3) {
      x[i] = Float.NaN;
    }
    check(function, x, 0, x.length);
  }

  /** Of all floats where {@code -Dnn.exhaustive} asks for it, one to three minutes each. */
  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "nn.exhaustive", matches = "true")
  void everyFloat(ArrayFunction function) {
    float[] x = new float[1 << 16];
    for (int high = 0; high < 1 << 16; high++) {
      for (int low = 0; low < x.length; low++) {
        x[low] = Float.intBitsToFloat(high << 16 | low);
      }
      check(function, x, 0, x.length);
    }
  }

  /** Writes to another array, with guards around the range, and then in place. */
  private void check(ArrayFunction function, float[] x, int offset, int length) {
    int to = offset + length;
    float[] expected = new float[GUARD + x.length + GUARD];
    Arrays.fill(expected, Float.intBitsToFloat(GUARD_BITS));
    float[] input = expected.clone();
    System.arraycopy(x, 0, input, GUARD, x.length);
    float[] actual = expected.clone();
    function.apply(naive, input, expected, GUARD + offset, GUARD + to);
    function.apply(vector, input, actual, GUARD + offset, GUARD + to);
    assertSameBits(function, input, expected, actual);

    System.arraycopy(x, 0, expected, GUARD, offset);
    System.arraycopy(x, to, expected, GUARD + to, x.length - to);
    float[] inPlace = input.clone();
    function.apply(vector, inPlace, inPlace, GUARD + offset, GUARD + to);
    assertSameBits(function, input, expected, inPlace);
  }

  private static void assertSameBits(
      ArrayFunction function, float[] x, float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
        fail(
            "%s(%a) = %a, which is %a by definition, at %d of %d, seed %d"
                .formatted(
                    function, x[i], actual[i], expected[i], i - GUARD, x.length - 2 * GUARD, SEED));
      }
    }
  }
}
