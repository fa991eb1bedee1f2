package nn.autograd.optimizer;

import java.util.function.Supplier;
import nn.autograd.registry.PluginException;
import org.jspecify.annotations.Nullable;

/** Lets exceptions of the caller's own code pass a plugin that called it, as they were thrown. */
final class CallerCode {
  private @Nullable Throwable thrown;

  /** Runs code of the caller, inside a plugin. */
  <R> R run(Supplier<R> body) {
    try {
      return body.get();
    } catch (RuntimeException | Error e) {
      thrown = e;
      throw e;
    }
  }

  /** Calls a plugin. */
  <R> R call(Supplier<R> plugin) {
    thrown = null;
    try {
      return plugin.get();
    } catch (PluginException e) {
      if (e.getCause() instanceof RuntimeException cause && cause.equals(thrown)) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause && cause.equals(thrown)) {
        throw cause;
      }
      throw e;
    }
  }
}
