package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that training changes: a leaf of the graph which accumulates a gradient.
 *
 * <p>Its values and its gradient may move into flat arrays shared with other parameters when an
 * optimizer takes it over; nothing else changes then.
 */
@Stability(STABLE)
public interface Parameter extends Tensor {

  /** Returns what it does in its model, as the module that made it says. */
  ParameterRole role();

  /**
   * Returns a copy of the accumulated gradient, of this shape, or null if none arrived since it was
   * last zeroed.
   */
  @Nullable Tensor gradient();

  /** Returns whether no element of the gradient is NaN or infinite; true if there is none. */
  boolean hasFiniteGradient();

  /**
   * Replaces the gradient by these values, one per element.
   *
   * @throws IllegalArgumentException if their number differs from the number of elements
   */
  void assignGradient(float... values);

  /** Forgets the gradient. */
  void zeroGrad();
}
