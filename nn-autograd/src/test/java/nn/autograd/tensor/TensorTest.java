package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What operations compute, and what they say when they cannot. */
class TensorTest {
  private final Engine engine = Engines.withThreads(1);
  private final Tensor matrix = tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

  private Tensor tensor(Shape shape, float... values) {
    return engine.tensor(shape, values);
  }

  private static void assertTensor(Tensor actual, Shape shape, float... values) {
    assertEquals(shape, actual.shape());
    assertArrayEquals(values, actual.toArray());
  }

  private static void assertSays(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void broadcastsLikeNumPy() {
    assertTensor(
        matrix.add(tensor(Shape.of(3), 10, 20, 30)), Shape.of(2, 3), 11, 22, 33, 14, 25, 36);
    assertTensor(matrix.mul(tensor(Shape.of(2, 1), 1, -1)), Shape.of(2, 3), 1, 2, 3, -4, -5, -6);
    Tensor column = tensor(Shape.of(2, 1), 1, 2);
    assertTensor(column.sub(tensor(Shape.of(3), 1, 2, 3)), Shape.of(2, 3), 0, -1, -2, 1, 0, -1);
  }

  @Test
  void reducesOverAnyDimensions() {
    assertTensor(matrix.sum(), Shape.of(), 21);
    assertTensor(matrix.sum(Dims.of(0)), Shape.of(3), 5, 7, 9);
    assertTensor(matrix.sum(Dims.of(1).keep()), Shape.of(2, 1), 6, 15);
    assertTensor(matrix.mean(Dims.of(-1)), Shape.of(2), 2, 5);
    assertTensor(matrix.var(Dims.of(1), 1), Shape.of(2), 1, 1);
    assertTensor(matrix.max(Dims.of(0)), Shape.of(3), 4, 5, 6);
    assertTensor(matrix.min(Dims.all()), Shape.of(), 1);
    assertTensor(matrix.reshape(1, 2, 3).sum(Dims.of(0, 2)), Shape.of(2), 6, 15);
  }

  @Test
  void argmaxFindsTheFirstLargestAndCountsNanAsLargest() {
    Tensor x = tensor(Shape.of(2, 3), 1, 7, 7, 2, Float.NaN, 9);
    assertTensor(x.argmax(1), Shape.of(2), 1, 1);
    assertTensor(matrix.argmax(0), Shape.of(3), 1, 1, 1);
  }

  @Test
  void logSumExpDoesNotOverflow() {
    Tensor x = tensor(Shape.of(3, 2), 1000, 1000, -1000, -1000, 1000, -1000);
    float log2 = 0.6931472f;
    assertArrayEquals(
        new float[] {1000 + log2, -1000 + log2, 1000}, x.logSumExp(Dims.of(1)).toArray(), 1e-4f);
    Tensor nothing = tensor(Shape.of(2), Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertEquals(Float.NEGATIVE_INFINITY, nothing.logSumExp(Dims.all()).item());
  }

  @Test
  void movesElements() {
    assertTensor(matrix.transpose(0, 1), Shape.of(3, 2), 1, 4, 2, 5, 3, 6);
    assertTensor(matrix.slice(1, 1, 3), Shape.of(2, 2), 2, 3, 5, 6);
    assertTensor(matrix.slice(0, 1, 2).add(0), Shape.of(1, 3), 4, 5, 6);
    assertTensor(
        matrix.concat(0, matrix.slice(0, 0, 1)), Shape.of(3, 3), 1, 2, 3, 4, 5, 6, 1, 2, 3);
    assertTensor(matrix.stack(-1, matrix), Shape.of(2, 3, 2), 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
    assertTensor(matrix.gather(1, tensor(Shape.of(2, 1), 2, 0)), Shape.of(2, 1), 3, 4);
    assertTensor(matrix.reshape(3, -1), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
  }

  @Test
  void permuteAgreesWithIndexArithmetic() {
    int[] lengths = {2, 3, 4, 5};
    Tensor x = tensor(Shape.of(lengths), Engines.gaussian(new Random(1), 120));
    float[] in = x.toArray();
    float[] out = x.permute(3, 1, 0, 2).toArray();
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < 4; c++) {
          for (int d = 0; d < 5; d++) {
            assertEquals(in[((a * 3 + b) * 4 + c) * 5 + d], out[((d * 3 + b) * 2 + a) * 4 + c]);
          }
        }
      }
    }
  }

  @Test
  void extremesPropagateNan() {
    Tensor x = tensor(Shape.of(2), 1, Float.NaN);
    assertTrue(Float.isNaN(x.max(Dims.all()).item()));
    assertTrue(Float.isNaN(x.maximum(tensor(Shape.of(2), 5, 5)).toArray()[1]));
  }

  @Test
  void emptyTensorsWork() {
    Tensor empty = tensor(Shape.of(0, 3));
    assertTensor(empty.sum(Dims.of(0)), Shape.of(3), 0, 0, 0);
    assertTensor(empty.add(1).tanh(), Shape.of(0, 3));
    assertTensor(empty.matmul(tensor(Shape.of(3, 2), new float[6])), Shape.of(0, 2));
  }

  @Test
  void shapesThatDoNotFitNameTheOperationAndBothShapes() {
    Tensor other = tensor(Shape.of(2, 2), 1, 2, 3, 4);
    assertSays(
        "add: shapes [2, 3] and [2, 2] do not broadcast: 3 against 2", () -> matrix.add(other));
    assertSays(
        "matmul: shapes [2, 3] and [2, 2] do not fit; expected [..., m, k] and [..., k, n]",
        () -> matrix.matmul(other));
    assertSays(
        "linear: an input of shape [2, 3] does not fit a weight of shape [2, 2]; expected [..., in]"
            + " and [out, in]",
        () -> matrix.linear(other, null));
    assertSays(
        "reshape: [2, 3] has 6 elements, which do not fit [4, -1]", () -> matrix.reshape(4, -1));
    assertSays(
        "concat: shapes [2, 3] and [2, 2] differ outside dimension 0",
        () -> matrix.concat(0, other));
    assertSays(
        "gather: index 3.0 is not a whole number from 0 to 2",
        () -> matrix.gather(1, tensor(Shape.of(2, 1), 0, 3)));
    assertSays("shape [2, 3] has no dimension 2; expected -2 to 1", () -> matrix.sum(Dims.of(2)));
    assertSays(
        "shape [2, 2] has 4 elements, but 3 values were given",
        () -> tensor(Shape.of(2, 2), 1, 2, 3));
  }

  @Test
  void anotherImplementationIsRefused() {
    Tensor foreign = org.mockito.Mockito.mock(Tensor.class);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> matrix.add(foreign))
            .getMessage()
            .startsWith("a tensor must be made by the engine"));
  }
}
