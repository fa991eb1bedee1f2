package nn.api.export;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * Thrown where a layer cannot be written as a graph.
 *
 * <p>A layer says only what stands in the way, {@code has statistics of the batch}; the framework
 * adds which layer it is.
 */
@Stability(EXPERIMENTAL)
public final class ExportException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final boolean placed;

  /**
   * Creates the exception.
   *
   * @param reason what stands in the way, beginning with a verb
   */
  public ExportException(String reason) {
    this(reason, false);
  }

  private ExportException(String message, boolean placed) {
    super(message);
    this.placed = placed;
  }

  /**
   * Returns this exception with the layer; the framework calls it.
   *
   * @param layer the layer with its hyperparameters
   */
  public ExportException at(String layer) {
    return placed
        ? this
        : new ExportException(layer + " cannot be exported: it " + getMessage(), true);
  }
}
