package nn.autograd.tensor;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a gradient flows back through one recorded operation. */
@FunctionalInterface
interface Derivative {

  /**
   * Returns one gradient per input, dense from index 0, or null where it is not wanted.
   *
   * <p>The upstream array may be returned but never written to.
   *
   * @param upstream the derivative of the loss by the output
   * @param wanted for each input, whether its gradient is used
   */
  float[] @Nullable [] gradients(float[] upstream, boolean[] wanted);

  /** Returns the derivative of an operation with one input. */
  static Derivative of(UnaryOperator<float[]> gradient) {
    return (upstream, wanted) -> new float[][] {gradient.apply(upstream)};
  }

  /** Returns the derivative of an operation with two inputs. */
  static Derivative of(UnaryOperator<float[]> first, UnaryOperator<float[]> second) {
    return (upstream, wanted) ->
        new float[] @Nullable [] {
          wanted[0] ? first.apply(upstream) : null, wanted[1] ? second.apply(upstream) : null
        };
  }
}
