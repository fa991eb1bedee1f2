package nn.autograd.optimizer;

import java.util.function.Supplier;
import nn.autograd.registry.ContextLoader;
import nn.autograd.registry.PluginException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the caller's own code run inside a plugin as if it were outside: with the caller's context
 * class loader, and its exceptions pass the plugin as they were thrown.
 */
final class CallerCode {
  private @Nullable Throwable thrown;
  private @Nullable ClassLoader loader;

  /** Runs code of the caller, inside a plugin. */
  <R> R run(Supplier<R> body) {
    try {
      return ContextLoader.with(loader, body);
    } catch (RuntimeException | Error e) {
      thrown = e;
      throw e;
    }
  }

  /** Calls a plugin. */
  <R> R call(Supplier<R> plugin) {
    thrown = null;
    loader = Thread.currentThread().getContextClassLoader();
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
