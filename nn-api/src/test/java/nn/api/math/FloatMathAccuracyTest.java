package nn.api.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FloatMathAccuracyTest {
  private static final long SEED = 20_250_916;
  private static final int SAMPLES_PER_EXPONENT = 300;
  private static final int FRACTION_BITS = 23;
  private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENTS = 255;

  @ParameterizedTest
  @EnumSource
  void errorStaysWithinTheBoundForEverySignAndExponent(MeasuredFunction function) {
    Random random = new Random(SEED);
    for (int exponent = 0; exponent < EXPONENTS; exponent++) {
      for (int i = 0; i < SAMPLES_PER_EXPONENT; i++) {
        int fraction = i < 4 ? (i - 2) & FRACTION_MASK : random.nextInt() & FRACTION_MASK;
        float x = Float.intBitsToFloat((exponent << FRACTION_BITS) | fraction);
        assertAccurate(function, x);
        assertAccurate(function, -x);
      }
    }
  }

  /** Where a function changes its formula, overflows, underflows or is harder than elsewhere. */
  @ParameterizedTest
  @EnumSource
  void errorStaysWithinTheBoundAroundEveryBorder(MeasuredFunction function) {
    double[] borders = {
      0x1p-25,
      0x1p-12,
      0.34657359,
      0.54930614,
      0.55,
      0.70710678,
      0.7517915,
      1,
      1.0397208,
      1.41421356,
      2,
      9.0109133,
      10,
      14.17,
      14.4,
      14.5,
      14.6,
      16.6,
      17.3,
      20,
      83.2,
      87,
      87.33655,
      88,
      88.3763,
      88.72284,
      89,
      103.27893,
      103.97208,
      104.5,
      150
    };
    for (double border : borders) {
      for (int i = -500; i <= 500; i++) {
        float x = Float.intBitsToFloat(Float.floatToRawIntBits((float) border) + i);
        assertAccurate(function, x);
        assertAccurate(function, -x);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionAndOracleAgreeOnNotANumberAndOnInfinity(MeasuredFunction function) {
    assertAccurate(function, Float.NaN);
    assertAccurate(function, Float.POSITIVE_INFINITY);
    assertAccurate(function, Float.NEGATIVE_INFINITY);
  }

  /** Values to 17 digits from mpmath 1.3. */
  @ParameterizedTest
  @CsvSource({
    "-14, 7.7935368191928003e-45, -1, -1.5274556463253670e-42",
    "-10.5, 4.3190063178092303e-26, -1, -4.7609543068687532e-24",
    "-5, 2.8665157187919391e-7, -0.99999999999846254, -7.1469460017922946e-6",
    "-2.25, 0.012224472655044703, -0.99853728341331885, -0.059189743975206982",
    "-0.75, 0.22662735237686820, -0.71115563365351513, 0.00077427826076489563",
    "-0.3, 0.38208857781104736, -0.32862675945912743, 0.26767223317289014",
    "0.6, 0.72574688224992642, 0.60385609084792593, 0.9256816439850062",
    "3.5, 0.99976737092096447, 0.99999925690162766, 1.0028217603536246"
  })
  void oracleAgreesWithTabulatedValues(double x, double cdf, double erf, double geluDerivative) {
    assertEquals(cdf, NormalOracle.cdf(x), 1e-14 * cdf);
    assertEquals(erf, NormalOracle.erf(x), 1e-14 * Math.abs(erf));
    assertEquals(geluDerivative, NormalOracle.geluDerivative(x), 1e-14 * Math.abs(x * cdf));
  }

  private static void assertAccurate(MeasuredFunction function, float x) {
    double error = function.error(x);
    if (!(error <= function.bound())) {
      fail(
          "%s(%a) = %a, exact %a, an error of %.4f ulp, seed %d"
              .formatted(function, x, function.apply(x), function.exact(x), error, SEED));
    }
  }
}
