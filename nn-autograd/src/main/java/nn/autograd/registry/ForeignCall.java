package nn.autograd.registry;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls code of plugins while they are looked for and registered: for a bounded time, so that one
 * that never returns does not stop what has no need of it.
 *
 * <p>A call runs on a daemon thread of its own, with the plugin's context class loader; Java's and
 * nn's own classes are called directly. A thread that is stuck cannot be ended; it is left behind.
 *
 * @param deadline how long a call may take
 */
public record ForeignCall(Duration deadline) {
  /** What runs at the start has nothing to do; what takes longer than this is stuck. */
  public static final ForeignCall AT_START = new ForeignCall(Duration.ofSeconds(10));

  /**
   * Calls the code of a class.
   *
   * @param type whose code it is
   * @throws ExecutionException if the code throws; the cause is what it threw
   * @throws TimeoutException if it does not return; the message says so in words: {@code did not
   *     return within 10 seconds}
   */
  public <R extends @Nullable Object> R call(Class<?> type, Supplier<? extends R> code)
      throws ExecutionException, TimeoutException {
    CompletableFuture<R> result = new CompletableFuture<>();
    Runnable call =
        () -> {
          try {
            result.complete(ContextLoader.with(type.getClassLoader(), code));
          } catch (Throwable e) { // handed to the thread that waits
            result.completeExceptionally(e);
          }
        };
    if (type.getClassLoader() == null || isOfNn(type.getModule())) {
      call.run();
    } else {
      Thread.ofPlatform().daemon().name("plugin " + type.getName()).start(call);
    }
    return await(result);
  }

  private <R extends @Nullable Object> R await(CompletableFuture<R> result)
      throws ExecutionException, TimeoutException {
    try {
      return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw (TimeoutException)
          new TimeoutException("did not return within " + seconds() + " seconds").initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExecutionException("interrupted", e);
    }
  }

  private String seconds() {
    double seconds = deadline.toMillis() / 1e3;
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }

  private static boolean isOfNn(Module module) {
    return module.isNamed()
        && module.getName().startsWith("nn.")
        && module.getLayer() == ForeignCall.class.getModule().getLayer();
  }
}
