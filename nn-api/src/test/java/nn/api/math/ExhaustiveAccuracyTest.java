package nn.api.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures the functions at all 2³² floats, one to five minutes each, where {@code -Dnn.exhaustive}
 * asks for it:
 *
 * <pre>{@code
 * ./mvnw -pl nn-api test -Dtest=ExhaustiveAccuracyTest -Dnn.exhaustive
 * }</pre>
 */
@EnabledIfSystemProperty(named = "nn.exhaustive", matches = "true")
class ExhaustiveAccuracyTest {

  @ParameterizedTest
  @EnumSource
  void theBoundIsTheLargestErrorRoundedUp(MeasuredFunction function) {
    double largest = 0;
    float where = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits++) {
      float x = Float.intBitsToFloat((int) bits);
      double error = function.error(x);
      if (!(error <= largest)) {
        largest = error;
        where = x;
      }
    }
    String message = function + " errs most at " + where;
    System.out.println(message + ", by " + largest + " ulp");
    assertEquals(function.bound(), StrictMath.ceil(largest * 1000) / 1000, 1e-9, message);
  }
}
