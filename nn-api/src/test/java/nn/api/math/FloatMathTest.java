package nn.api.math;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatMathTest {
  private static final long SEED = 20_250_916;
  private static final float INF = Float.POSITIVE_INFINITY;

  @ParameterizedTest
  @EnumSource
  void notANumberStaysNotANumber(MeasuredFunction function) {
    assertEquals(Float.NaN, function.apply(Float.NaN));
  }

  @Test
  void borderValuesAreExact() {
    assertAll(
        () -> assertValues(MeasuredFunction.EXP, 1, 1, INF, 0),
        () -> assertValues(MeasuredFunction.EXPM1, 0f, -0f, INF, -1),
        () -> assertValues(MeasuredFunction.LOG, -INF, -INF, INF, Float.NaN),
        () -> assertValues(MeasuredFunction.LOG1P, 0f, -0f, INF, Float.NaN),
        () -> assertValues(MeasuredFunction.TANH, 0f, -0f, 1, -1),
        () -> assertValues(MeasuredFunction.SIGMOID, 0.5f, 0.5f, 1, 0),
        () -> assertValues(MeasuredFunction.ERF, 0f, -0f, 1, -1),
        () -> assertValues(MeasuredFunction.NORMAL_CDF, 0.5f, 0.5f, 1, 0),
        () -> assertValues(MeasuredFunction.NORMAL_PDF, 0.3989423f, 0.3989423f, 0, 0),
        () -> assertValues(MeasuredFunction.GELU, 0f, -0f, INF, -0f),
        () -> assertValues(MeasuredFunction.GELU_DERIVATIVE, 0.5f, 0.5f, 1, -0f));
  }

  @Test
  void logarithmsHaveTheirPoleAndTheirZero() {
    assertEquals(0f, FloatMath.log(1));
    assertEquals(-INF, FloatMath.log1p(-1));
    assertEquals(Float.NaN, FloatMath.log(-Float.MIN_VALUE));
    assertEquals(Float.NaN, FloatMath.log1p(Math.nextDown(-1f)));
  }

  @Test
  void exponentialReachesTheLargestAndTheSmallestFloat() {
    assertEquals(INF, FloatMath.exp(88.72284f));
    assertTrue(FloatMath.exp(Math.nextDown(88.72284f)) < INF);
    assertEquals(Float.MIN_VALUE, FloatMath.exp(-103.97f));
    assertEquals(Float.MIN_VALUE, FloatMath.sigmoid(-103.97f));
    assertEquals(0f, FloatMath.exp(-103.98f));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, 0x1.234p-130f, Float.MIN_NORMAL, 1e-30f, 0x1p-30f})
  void functionsWithSlopeOneReturnTinyArgumentsUnchanged(float x) {
    assertEquals(x, FloatMath.expm1(x));
    assertEquals(-x, FloatMath.log1p(-x));
    assertEquals(-x, FloatMath.tanh(-x));
  }

  @Test
  void tanhAndErfAreOdd() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      assertEquals(-FloatMath.tanh(x), FloatMath.tanh(-x), () -> "tanh, seed " + SEED);
      assertEquals(-FloatMath.erf(x), FloatMath.erf(-x), () -> "erf, seed " + SEED);
    }
  }

  @Test
  void saturatingFunctionsNeverLeaveTheirRange() {
    for (float x = 0; x < 110; x = Math.nextUp(x + 0x1p-10f)) {
      for (float signed : new float[] {x, -x}) {
        assertTrue(Math.abs(FloatMath.tanh(signed)) <= 1);
        assertTrue(Math.abs(FloatMath.erf(signed)) <= 1);
        assertInUnitInterval(FloatMath.sigmoid(signed));
        assertInUnitInterval(FloatMath.normalCdf(signed));
      }
    }
  }

  private static void assertInUnitInterval(float y) {
    assertTrue(y >= 0 && y <= 1);
  }

  private static void assertValues(
      MeasuredFunction function, float zero, float minusZero, float infinity, float minusInfinity) {
    assertEquals(zero, function.apply(0f), () -> function + "(0)");
    assertEquals(minusZero, function.apply(-0f), () -> function + "(-0)");
    assertEquals(infinity, function.apply(INF), () -> function + "(inf)");
    assertEquals(minusInfinity, function.apply(-INF), () -> function + "(-inf)");
  }
}
