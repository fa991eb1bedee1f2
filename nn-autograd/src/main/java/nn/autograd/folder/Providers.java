package nn.autograd.folder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import nn.api.plugin.Plugin;
import nn.autograd.registry.PluginKind;

/**
 * The providers of one layer or loader, created one by one so that a broken one spoils no other.
 *
 * @param plugins those that could be created
 * @param problems why others could not
 */
record Providers(List<Plugin> plugins, List<String> problems) {
  /** A constructor has nothing to do; one that takes longer than this is stuck. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private Providers() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  static Providers of(ModuleLayer layer) {
    Providers providers = new Providers();
    PluginKind.ALL.forEach(kind -> providers.collect(kind, layer));
    return providers;
  }

  static Providers of(ClassLoader loader) {
    Providers providers = new Providers();
    PluginKind.ALL.forEach(kind -> providers.collect(kind, loader));
    return providers;
  }

  private <P extends Plugin> void collect(PluginKind<P> kind, ModuleLayer layer) {
    collect(
        ServiceLoader.load(layer, kind.service()), type -> type.getModule().getLayer() == layer);
  }

  private <P extends Plugin> void collect(PluginKind<P> kind, ClassLoader loader) {
    collect(
        ServiceLoader.load(kind.service(), loader),
        type -> Objects.equals(type.getClassLoader(), loader));
  }

  private <P extends Plugin> void collect(ServiceLoader<P> services, Predicate<Class<?>> mine) {
    Iterator<ServiceLoader.Provider<P>> iterator = services.stream().iterator();
    int failures = 0;
    while (failures < 100) { // ServiceLoader gets past a bad entry, but not past a bad file
      try {
        if (!iterator.hasNext()) {
          return;
        }
        ServiceLoader.Provider<P> provider = iterator.next();
        if (mine.test(provider.type())) {
          create(provider);
        }
      } catch (Throwable e) { // whatever a foreign class does must not stop the others
        failures++;
        report(reason(e));
      }
    }
  }

  private <P extends Plugin> void create(ServiceLoader.Provider<P> provider) {
    String name = provider.type().getName();
    CompletableFuture<P> created = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("plugin " + name)
        .start(() -> {
          try {
            created.complete(provider.get());
          } catch (Throwable e) { // handed to the thread that waits
            created.completeExceptionally(e);
          }
        });
    try {
      plugins.add(created.get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      report("provider " + name + " cannot be created: " + reason(e));
    } catch (TimeoutException e) {
      report(
          "provider " + name + " is not created after " + DEADLINE.toSeconds() + " seconds: stuck");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report("provider " + name + " was not created: interrupted");
    }
  }

  private void report(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Returns what went wrong, without the wrappers that ServiceLoader and class loading add. */
  private static String reason(Throwable thrown) {
    Throwable reason = thrown;
    Throwable cause = reason.getCause();
    while (cause != null
        && (reason instanceof ServiceConfigurationError
            || reason instanceof ExceptionInInitializerError
            || reason instanceof ExecutionException)) {
      reason = cause;
      cause = reason.getCause();
    }
    return reason.toString();
  }
}
