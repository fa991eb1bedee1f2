package nn.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class PreluTest {
  private static final Nn NN = Nn.create();

  @Test
  void oneWeightServesInputsOfAnyRank() {
    CreatedActivation prelu = NN.activations().create("prelu(init=0.5)");
    for (Shape shape : List.of(Shape.of(), Shape.of(1), Shape.of(1, 1, 1))) {
      Tensor y = prelu.activation().forward(NN.tensor(shape, -2));
      assertEquals(shape, y.shape());
      assertArrayEquals(new float[] {-1}, y.toArray());
    }
  }

  @Test
  void inputWithOtherChannelsIsRefused() {
    CreatedActivation prelu = NN.activations().create("prelu(num_parameters=3)");
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class, () -> prelu.activation().forward(NN.zeros(Shape.of(3, 2))));
    assertTrue(thrown.toString().contains("[3, 2]"), thrown.toString());
    assertTrue(thrown.toString().contains("num_parameters = 3"), thrown.toString());
  }

  /** One running sum of float32 is 1 % off here, and three channels share the rows. */
  @Test
  void slopeOverAMillionRowsIsRight() {
    for (int channels : new int[] {1, 3}) {
      CreatedActivation prelu = NN.activations().create("prelu(num_parameters=" + channels + ")");
      float[] x = new float[3_000_000];
      Arrays.fill(x, -0.1f);
      prelu.activation().forward(NN.tensor(Shape.of(1_000_000, 3), x)).mean().backward();
      Parameter weight = prelu.parameters().get("weight");
      assertNotNull(weight);
      Tensor slope = weight.gradient();
      assertNotNull(slope);
      assertEquals(-0.1f / channels, slope.toArray()[0], 2e-7);
    }
  }

  /** An input that the slope does not touch adds nothing to its gradient, ∞ · 0 were it NaN. */
  @Test
  void positiveInfinityLeavesTheSlopesGradientAlone() {
    CreatedActivation prelu = NN.activations().create("prelu");
    Tensor x = NN.tensor(Shape.of(2), Float.POSITIVE_INFINITY, -2);
    prelu.activation().forward(x).backward(NN.tensor(Shape.of(2), 1, 1));
    Parameter weight = prelu.parameters().get("weight");
    assertNotNull(weight);
    Tensor slope = weight.gradient();
    assertNotNull(slope);
    assertEquals(-2, slope.item());
  }
}
