package nn.autograd.registry;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import nn.api.plugin.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds providers on the module path and on the class path. */
final class ProviderFinder<P extends Plugin> {
  private final PluginKind<P> kind;
  private final Collection<String> faults;
  private final LinkedHashMap<String, Class<?>> seen = new LinkedHashMap<>();
  private final LinkedHashMap<Class<?>, P> found = new LinkedHashMap<>();

  private ProviderFinder(PluginKind<P> kind, Collection<String> faults) {
    this.kind = kind;
    this.faults = faults;
  }

  /**
   * Returns one instance of each provider class.
   *
   * @param faults receives a message for every provider that cannot be loaded
   */
  static <P extends Plugin> List<P> find(PluginKind<P> kind, Collection<String> faults) {
    ProviderFinder<P> finder = new ProviderFinder<>(kind, faults);
    finder.searchAll();
    return List.copyOf(finder.found.values());
  }

  private void searchAll() {
    ModuleLayer layer = ProviderFinder.class.getModule().getLayer();
    if (layer != null) {
      search(ServiceLoader.load(layer, kind.service()));
    }
    ClassLoader own = ProviderFinder.class.getClassLoader();
    search(ServiceLoader.load(kind.service(), own));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && !context.equals(own) && seesThisApi(context)) {
      search(ServiceLoader.load(kind.service(), context));
    }
  }

  /** A loader with another copy of nn.api finds providers that are of no use here. */
  private boolean seesThisApi(ClassLoader loader) {
    try {
      if (Class.forName(kind.service().getName(), false, loader).equals(kind.service())) {
        return true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      log().debug("The context class loader {} has no nn.api: passed over", loader, e);
      return false;
    }
    log().debug("The context class loader {} has another copy of nn.api: passed over", loader);
    return false;
  }

  private void search(ServiceLoader<P> services) {
    Iterator<ServiceLoader.Provider<P>> providers = services.stream().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        instantiate(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        String message = ServiceFiles.explain(kind, e);
        if (faults.contains(message)) {
          return; // the loader does not get past it, or another loader has met it
        }
        faults.add(message);
      }
    }
  }

  private void instantiate(ServiceLoader.Provider<P> provider) {
    Class<? extends P> type = provider.type();
    Class<?> other = seen.putIfAbsent(type.getName(), type);
    if (type.equals(other)) {
      return;
    }
    if (other != null) {
      log().debug("{} is another copy of {}: passed over", Origin.of(type), Origin.of(other));
      return;
    }
    try {
      found.put(type, ForeignCall.AT_START.call(type, provider));
    } catch (ExecutionException e) {
      fault(type, "cannot be created: " + Excerpt.of(reason(e)));
    } catch (TimeoutException e) {
      fault(type, "cannot be created: its constructor " + e.getMessage());
    }
  }

  /** Returns what went wrong, without the wrappers of the call and of ServiceLoader. */
  private static Throwable reason(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean isWrapper =
        thrown instanceof ExecutionException || thrown instanceof ServiceConfigurationError;
    return isWrapper && cause != null ? reason(cause) : thrown;
  }

  private void fault(Class<?> type, String what) {
    faults.add(kind + " provider " + type.getName() + " (" + Origin.of(type) + ") " + what);
  }

  /** No field: who finds nothing odd does not wait for the log to be set up. */
  private static Logger log() {
    return LoggerFactory.getLogger(ProviderFinder.class);
  }
}
