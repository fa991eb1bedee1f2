package nn.autograd.folder;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import nn.api.plugin.Plugin;
import nn.autograd.registry.Excerpt;
import nn.autograd.registry.ForeignCall;
import nn.autograd.registry.Origin;
import nn.autograd.registry.PluginKind;

/**
 * The providers of one layer or loader, created one by one so that a broken one spoils no other.
 *
 * @param calls how providers are called
 * @param plugins those that could be created
 * @param problems why others could not
 */
record Providers(ForeignCall calls, List<Plugin> plugins, List<String> problems) {

  private Providers(ForeignCall calls) {
    this(calls, new ArrayList<>(), new ArrayList<>());
  }

  static Providers of(ModuleLayer layer, ForeignCall calls) {
    Providers providers = new Providers(calls);
    PluginKind.ALL.forEach(kind -> providers.collect(kind, layer));
    return providers;
  }

  static Providers of(ClassLoader loader, ForeignCall calls) {
    Providers providers = new Providers(calls);
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
    Class<? extends P> type = provider.type();
    String name = "provider " + type.getName() + " (" + Origin.of(type) + ")";
    try {
      plugins.add(calls.call(type, provider));
    } catch (ExecutionException e) {
      report(name + " cannot be created: " + reason(e));
    } catch (TimeoutException e) {
      report(name + " cannot be created: its constructor " + e.getMessage());
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
    return Excerpt.of(reason);
  }
}
