package nn.autograd.registry;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs code with a context class loader of its own.
 *
 * <p>A plugin runs with the loader that loaded it, so that {@code ServiceLoader.load(type)} in its
 * code finds the services in its own jars.
 */
public final class ContextLoader {
  private ContextLoader() {}

  /** Runs {@code body}; the thread's own context class loader is back afterwards in any case. */
  public static <R extends @Nullable Object> R with(
      @Nullable ClassLoader loader, Supplier<? extends R> body) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return body.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
