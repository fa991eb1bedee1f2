package nn.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
}
