package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

/**
 * Something wrong in a config.
 *
 * @param path where: {@code optimizer.inner.betas[1]}; empty for the whole
 * @param value the value found there, as the user would write it; empty if there is none to show
 * @param message what is wrong, what was expected, and the nearest valid thing
 */
@Stability(STABLE)
public record Problem(String path, String value, String message) {

  /** Creates a problem that shows no value. */
  public Problem(String path, String message) {
    this(path, "", message);
  }

  /** Returns {@code path = value: message}. */
  @Override
  public String toString() {
    String place = value.isEmpty() ? path : path + " = " + value;
    return place.isEmpty() ? message : place + ": " + message;
  }
}
