package nn.activations;

import static nn.activations.Heaviside.heaviside;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HeavisideTest {

  @Test
  void isOneForEveryPositiveNumber() {
    for (float x : new float[] {Float.MIN_VALUE, Float.MIN_NORMAL, 1, Float.MAX_VALUE}) {
      assertEquals(1, heaviside(x), () -> "at " + x);
      assertEquals(0, heaviside(-x), () -> "at " + -x);
    }
    assertEquals(1, heaviside(Float.POSITIVE_INFINITY));
    assertEquals(0, heaviside(Float.NEGATIVE_INFINITY));
  }

  @Test
  void isZeroAtZero() {
    assertEquals(0, heaviside(0));
    assertEquals(0, Math.abs(heaviside(-0f)));
  }

  @Test
  void notANumberStays() {
    assertEquals(Float.NaN, heaviside(Float.NaN));
  }
}
