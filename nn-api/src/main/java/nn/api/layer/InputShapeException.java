package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Stability;

/**
 * Thrown by a layer when the shape of its input does not fit.
 *
 * <p>A layer says only what it needs, {@code needs [channels, height, width]}; the framework adds
 * which layer it is and which shape came.
 */
@Stability(EXPERIMENTAL)
public final class InputShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean placed;

  /**
   * Creates the exception.
   *
   * @param need what the layer needs and what to do, beginning with a verb: {@code needs 3
   *     channels}
   */
  public InputShapeException(String need) {
    this(need, false);
  }

  private InputShapeException(String message, boolean placed) {
    super(message);
    this.placed = placed;
  }

  /**
   * Returns this exception with the layer and the shape that came; the framework calls it.
   *
   * @param layer the layer with its hyperparameters
   */
  public InputShapeException at(String layer, Shape input) {
    if (placed) {
      return this;
    }
    return new InputShapeException(
        layer + ": an input of shape " + input + " does not fit; it " + getMessage(), true);
  }
}
