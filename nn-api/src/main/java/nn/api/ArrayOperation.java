package nn.api;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.kernel.Workers;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * An operation on tensors as loops over their arrays, with its own derivative and no copies.
 *
 * {@snippet :
 * final class Twice implements ArrayOperation {
 *   public String name() {
 *     return "twice";
 *   }
 *
 *   public Shape outputShape() {
 *     return shape;
 *   }
 *
 *   public void forward(List<Operand> inputs, float[] output, Workers workers) {
 *     Operand x = inputs.getFirst();
 *     for (int i = 0; i < output.length; i++) { // an array may be longer than its tensor
 *       output[i] = 2 * x.array()[x.from() + i];
 *     }
 *   }
 *   …
 * }
 * Tensor y = x.apply(new Twice(x.shape()));
 * }
 *
 * <p>An object serves one call of {@link Tensor#apply(ArrayOperation, Tensor...)}; it may keep what
 * {@code forward} found for {@code backward}. Large arrays for that come from {@link
 * Tensor#scratch}. A backward pass may happen several times, or never.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface ArrayOperation {

  /**
   * The elements of a tensor in an array, row-major from an index on.
   *
   * @param array not to be written to, except for a gradient; it may be longer than the tensor
   * @param from the index of the first element
   */
  @SuppressWarnings("ArrayRecordComponent") // a view, not a value
  record Operand(float[] array, int from, Shape shape) {}

  /** Returns the name that errors show. */
  String name();

  /** Returns the shape of the output. */
  Shape outputShape();

  /**
   * Writes every element of the output.
   *
   * @param output from index 0 on; it may hold old numbers, and be longer than the output
   * @param workers the threads, which share work; results must not depend on their number
   */
  void forward(List<Operand> inputs, float[] output, Workers workers);

  /**
   * Writes the gradients of the inputs.
   *
   * @param output what {@link #forward} wrote
   * @param upstream the derivative of the loss by the output, from index 0 on
   * @param gradients one per input, every element of which is to be written; null where none is
   *     wanted. They may hold old numbers
   */
  void backward(
      List<Operand> inputs,
      float[] output,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers);
}
