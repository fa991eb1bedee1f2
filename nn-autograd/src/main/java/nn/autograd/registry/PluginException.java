package nn.autograd.registry;

import org.jspecify.annotations.Nullable;

/** A plugin cannot be used or failed; the message names it with module, version and jar. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is what the plugin threw, if it threw. */
  public PluginException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
