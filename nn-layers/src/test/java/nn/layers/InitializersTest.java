package nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.api.Shape;
import nn.api.init.Fan;
import nn.api.init.Gain;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import org.junit.jupiter.api.Test;

class InitializersTest {
  private static final Shape WEIGHT = Shape.of(200, 50);

  private final RandomSource random = Nn.builder().seed(17).build().random();

  @Test
  void pytorchDefaultIsUniformWithinOneOverRootIn() {
    assertUniform(Initializers.pytorchDefault(50), 1 / Math.sqrt(50));
    assertUniform(
        Initializers.kaimingUniform(Fan.IN, Gain.leakyRelu(Math.sqrt(5))), 1 / Math.sqrt(50));
  }

  @Test
  void xavierBoundAndDeviationFollowBothFans() {
    assertUniform(Initializers.xavierUniform(Gain.tanh()), 5.0 / 3 * Math.sqrt(6.0 / 250));
    assertNormal(Initializers.xavierNormal(1), Math.sqrt(2.0 / 250));
  }

  @Test
  void kaimingFollowsTheChosenFan() {
    assertNormal(Initializers.kaimingNormal(Fan.IN, Gain.relu()), Math.sqrt(2.0 / 50));
    assertNormal(Initializers.kaimingNormal(Fan.OUT, Gain.relu()), Math.sqrt(2.0 / 200));
    assertUniform(Initializers.kaimingUniform(Fan.OUT, Gain.relu()), Math.sqrt(6.0 / 200));
  }

  @Test
  void fanCountsTheReceptiveField() {
    assertEquals(3 * 25, Fan.IN.of(Shape.of(8, 3, 5, 5)));
    assertEquals(8 * 25, Fan.OUT.of(Shape.of(8, 3, 5, 5)));
    assertThrows(IllegalArgumentException.class, () -> Fan.IN.of(Shape.of(8)));
  }

  @Test
  void truncatedNormalStaysInsideAndIsNormalThere() {
    float[] values = Initializers.truncatedNormal(1, 0.5, 0, 2).values(WEIGHT, random);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      assertTrue(value >= 0 && value <= 2, "value " + value);
      sum += value - 1;
      squares += (value - 1.0) * (value - 1.0);
    }
    assertEquals(0, sum / values.length, 0.02);
    // deviation of a normal cut at two deviations: 0.8796 of it
    assertEquals(0.5 * 0.8796, Math.sqrt(squares / values.length), 0.01);
  }

  @Test
  void truncatedNormalThatCouldNotEndIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Initializers.truncatedNormal(0, 1, 0, 0.001));
    assertThrows(IllegalArgumentException.class, () -> Initializers.truncatedNormal(0, 1, 5, 9));
  }

  @Test
  void constantsAndZerosFillEverything() {
    assertArrayEquals(
        new float[] {0.5f, 0.5f}, Initializers.constant(0.5).values(Shape.of(2), random));
    assertArrayEquals(new float[2], Initializers.zeros().values(Shape.of(2), random));
  }

  private void assertUniform(Initializer initializer, double bound) {
    float[] values = initializer.values(WEIGHT, random);
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest <= bound * (1 + 1e-6) && largest > 0.99 * bound, largest + " of " + bound);
    assertDeviation(values, bound / Math.sqrt(3));
  }

  private void assertNormal(Initializer initializer, double std) {
    assertDeviation(initializer.values(WEIGHT, random), std);
  }

  private static void assertDeviation(float[] values, double std) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    assertEquals(0, sum / values.length, 0.05 * std);
    assertEquals(std, Math.sqrt(squares / values.length), 0.03 * std);
  }
}
