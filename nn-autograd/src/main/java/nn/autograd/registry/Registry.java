package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.api.plugin.Descriptor;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Plugin;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of one kind by name; immutable.
 *
 * @param <P> the service type
 */
public final class Registry<P extends Plugin> {
  private final PluginKind<P> kind;
  private final TreeMap<String, RegisteredPlugin<P>> byName = new TreeMap<>();
  private final TreeMap<String, RegisteredPlugin<P>> byNameOrAlias = new TreeMap<>();

  private Registry(PluginKind<P> kind) {
    this.kind = kind;
  }

  /**
   * Returns a registry of the given providers.
   *
   * @throws PluginException listing every provider whose descriptor is unusable or whose name is
   *     taken
   */
  public static <P extends Plugin> Registry<P> of(
      PluginKind<P> kind, Collection<? extends P> providers) {
    Registry<P> registry = new Registry<>(kind);
    List<String> faults = new ArrayList<>();
    for (P provider : providers) {
      try {
        registry.add(DescriptorCheck.register(kind, provider));
      } catch (PluginException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new PluginException(String.join("\n", faults), null);
    }
    return registry;
  }

  /**
   * Returns a registry of the given providers and of those that {@link java.util.ServiceLoader}
   * finds on the module path and on the class path.
   *
   * @throws PluginException listing everything that cannot be used
   */
  public static <P extends Plugin> Registry<P> find(
      PluginKind<P> kind, Collection<? extends P> given) {
    List<P> all = new ArrayList<>(given);
    all.addAll(ProviderFinder.find(kind));
    return of(kind, all);
  }

  private void add(RegisteredPlugin<P> plugin) {
    Descriptor descriptor = plugin.descriptor();
    Stream.concat(Stream.of(descriptor.name()), descriptor.aliases().stream())
        .forEach(name -> claim(name, plugin));
    byName.put(descriptor.name(), plugin);
  }

  private void claim(String name, RegisteredPlugin<P> plugin) {
    RegisteredPlugin<P> other = byNameOrAlias.putIfAbsent(name, plugin);
    if (other != null) {
      throw new PluginException(
          kind
              + " '"
              + name
              + "' is provided twice; remove one of\n  "
              + whole(other)
              + "\n  "
              + whole(plugin),
          null);
    }
  }

  private static String whole(RegisteredPlugin<?> plugin) {
    return plugin.provider().getClass().getName() + ": " + plugin;
  }

  /** Returns what kind of plugins these are. */
  public PluginKind<P> kind() {
    return kind;
  }

  /** Returns all plugins, ordered by name. */
  public List<RegisteredPlugin<P>> list() {
    return List.copyOf(byName.values());
  }

  /** Returns the plugin with a name or an alias. */
  public Optional<RegisteredPlugin<P>> find(String name) {
    return Optional.ofNullable(byNameOrAlias.get(name));
  }

  /**
   * Returns the plugin with a name or an alias.
   *
   * @throws InvalidConfigException if there is none: it lists those there are and says how to add
   *     one
   */
  public RegisteredPlugin<P> get(String name) {
    return find(name)
        .orElseThrow(() -> new InvalidConfigException(List.of(new Problem("", unknown(name)))));
  }

  /** Returns the message for a name that no plugin has. */
  String unknown(String name) {
    String known =
        byName.isEmpty() ? "There are none" : "Known: " + String.join(", ", byName.keySet());
    return "no "
        + kind
        + " is named '"
        + name
        + "'."
        + Suggestions.didYouMean(name, byNameOrAlias.keySet())
        + " "
        + known
        + ". To add one, put its jar into a folder of plugins, plugins/NAME/, or on the module"
        + " path.";
  }

  /**
   * Checks a spec and everything nested in it, and reports every problem.
   *
   * @param parameterPaths the parameters that groups may match; null if they are not known yet
   */
  public void check(Spec spec, @Nullable Set<String> parameterPaths, Problems problems) {
    new SpecCheck<>(this, parameterPaths).check(spec, problems);
  }
}
