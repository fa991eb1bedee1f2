package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import nn.api.plugin.Plugin;

/** Finds providers on the module path and on the class path. */
final class ProviderFinder<P extends Plugin> {
  private final PluginKind<P> kind;
  private final LinkedHashMap<Class<?>, P> found = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private ProviderFinder(PluginKind<P> kind) {
    this.kind = kind;
  }

  /**
   * Returns one instance of each provider class.
   *
   * @throws PluginException listing every provider that cannot be loaded
   */
  static <P extends Plugin> List<P> find(PluginKind<P> kind) {
    ProviderFinder<P> finder = new ProviderFinder<>(kind);
    finder.searchAll();
    if (!finder.faults.isEmpty()) {
      throw new PluginException(String.join("\n", finder.faults), null);
    }
    return List.copyOf(finder.found.values());
  }

  private void searchAll() {
    ModuleLayer layer = ProviderFinder.class.getModule().getLayer();
    if (layer != null) {
      search(ServiceLoader.load(layer, kind.service()));
    }
    ClassLoader own = ProviderFinder.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Stream.of(own, context == null ? own : context)
        .distinct()
        .forEach(loader -> search(ServiceLoader.load(kind.service(), loader)));
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
    if (found.containsKey(type)) {
      return;
    }
    try {
      found.put(type, provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      fault(
          kind
              + " provider "
              + type.getName()
              + " ("
              + Origin.of(type)
              + ") cannot be created: "
              + Excerpt.of(reason));
    }
  }

  private void fault(String message) {
    if (!faults.contains(message)) { // another loader may have met it
      faults.add(message);
    }
  }
}
