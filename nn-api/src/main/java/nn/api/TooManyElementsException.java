package nn.api;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/** Thrown for a shape with more elements than an array of Java can hold. */
@Stability(EXPERIMENTAL)
public final class TooManyElementsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  TooManyElementsException(String message) {
    super(message);
  }
}
