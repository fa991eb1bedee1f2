package nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.autograd.RandomSource;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static final int SIZE = 10_000;

  private final Nn nn = Nn.builder().seed(9).build();
  private final Layers layers = new Layers(nn);
  private final float[] ones = ones();

  private static float[] ones() {
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void scalesWhatItKeepsSoThatTheMeanStays() {
    float[] y = layers.dropout(0.2).forward(nn.tensor(Shape.of(SIZE), ones)).toArray();
    int dropped = 0;
    for (float each : y) {
      assertTrue(each == 0 || each == 1.25f, "element " + each);
      dropped += each == 0 ? 1 : 0;
    }
    assertEquals(0.2, (double) dropped / SIZE, 0.02);
  }

  @Test
  void gradientFlowsThroughWhatIsKept() {
    Parameter x = nn.parameter(Shape.of(SIZE), ones);
    Tensor y = layers.dropout(0.5).forward(x);
    y.sum().backward();
    assertArrayEquals(y.toArray(), Objects.requireNonNull(x.gradient()).toArray());
  }

  @Test
  void isTheIdentityInEvaluationAndAtProbabilityZero() {
    Tensor x = nn.tensor(Shape.of(SIZE), ones);
    Module dropout = layers.dropout(0.5);
    dropout.eval();
    assertSame(x, dropout.forward(x));
    assertSame(x, layers.dropout(0).forward(x));
  }

  @Test
  void dropsEverythingAtProbabilityOne() {
    float[] y = layers.dropout(1).forward(nn.tensor(Shape.of(SIZE), ones)).toArray();
    assertArrayEquals(new float[SIZE], y);
  }

  @Test
  void masksDifferBetweenCallsAndBetweenLayersButNotBetweenEqualStates() {
    Module dropout = layers.dropout(0.5);
    RandomSource random = Objects.requireNonNull(dropout.randomSources().get("mask"));
    long state = random.state();
    Tensor x = nn.tensor(Shape.of(SIZE), ones);
    float[] first = dropout.forward(x).toArray();
    assertFalse(Arrays.equals(first, dropout.forward(x).toArray()));
    assertFalse(Arrays.equals(first, layers.dropout(0.5).forward(x).toArray()));
    random.restore(state);
    assertArrayEquals(first, dropout.forward(x).toArray());
  }

  @Test
  void probabilityOutsideZeroToOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> layers.dropout(-0.1));
    assertThrows(IllegalArgumentException.class, () -> layers.dropout(Double.NaN));
  }
}
