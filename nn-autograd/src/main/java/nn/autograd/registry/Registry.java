package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Plugin;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of one kind by name, and what is wrong with those that cannot be used; immutable.
 *
 * @param <P> the service type
 */
public final class Registry<P extends Plugin> {
  private final PluginKind<P> kind;
  private final List<RegisteredPlugin<P>> registered;
  private final List<String> broken;
  private final TreeMap<String, List<RegisteredPlugin<P>>> byNameOrAlias = new TreeMap<>();

  private Registry(
      PluginKind<P> kind, List<RegisteredPlugin<P>> registered, Collection<String> broken) {
    this.kind = kind;
    this.registered = List.copyOf(registered);
    this.broken = List.copyOf(broken);
    for (RegisteredPlugin<P> plugin : registered) {
      plugin
          .descriptor()
          .names()
          .forEach(name -> byNameOrAlias.computeIfAbsent(name, _ -> new ArrayList<>()).add(plugin));
    }
  }

  /**
   * Returns a registry of the given providers.
   *
   * @throws PluginException listing every provider whose descriptor is unusable or whose name is
   *     taken
   */
  public static <P extends Plugin> Registry<P> of(
      PluginKind<P> kind, Collection<? extends P> providers) {
    return new Registry<P>(kind, List.of(), List.of()).with(providers).orThrow();
  }

  /**
   * Returns a registry of the given providers and of those that {@link java.util.ServiceLoader}
   * finds on the module path and on the class path.
   *
   * @throws PluginException listing everything that cannot be used
   */
  public static <P extends Plugin> Registry<P> find(
      PluginKind<P> kind, Collection<? extends P> given) {
    return find(kind, given, List.of(), List.of()).orThrow();
  }

  /**
   * Returns a registry of the given providers, of those from elsewhere, and of those that {@link
   * java.util.ServiceLoader} finds on the module path and on the class path.
   *
   * @param given what the program itself gives
   * @param added what was found elsewhere; what of it cannot be used is {@link #broken}
   * @param broken why others could not even be created, which might be of this kind
   * @throws PluginException if a given provider cannot be used
   */
  public static <P extends Plugin> Registry<P> find(
      PluginKind<P> kind,
      Collection<? extends P> given,
      Collection<? extends P> added,
      Collection<String> broken) {
    List<String> reasons = new ArrayList<>(broken);
    List<P> found = new ArrayList<>(added);
    found.addAll(ProviderFinder.find(kind, reasons));
    return new Registry<>(kind, of(kind, given).registered, reasons).with(found);
  }

  /** Returns a registry that has the plugins of another too, under their kinds. */
  public Registry<P> joined(Registry<P> other) {
    return new Registry<>(
        kind,
        Stream.concat(registered.stream(), other.registered.stream()).toList(),
        Stream.concat(broken.stream(), other.broken.stream()).distinct().toList());
  }

  /** Returns the registry of what these plugins are as another kind, under the same names. */
  public <Q extends Plugin> Registry<Q> as(Class<Q> service, Function<P, Q> adapter) {
    PluginKind<Q> adapted = new PluginKind<>(kind.name(), service);
    return new Registry<>(
        adapted, registered.stream().map(plugin -> plugin.as(adapted, adapter)).toList(), broken);
  }

  /** Returns this registry with the providers of a collection that it does not hold yet. */
  public Registry<P> with(Collection<? extends P> providers) {
    return with(providers, ForeignCall.AT_START);
  }

  Registry<P> with(Collection<? extends P> providers, ForeignCall calls) {
    Set<P> held = Collections.newSetFromMap(new IdentityHashMap<>());
    registered.forEach(plugin -> held.add(plugin.provider()));
    List<P> more = providers.stream().<P>map(provider -> provider).filter(held::add).toList();
    List<Registry<P>> each =
        SideBySide.map(
            more,
            provider -> provider.getClass().getClassLoader(),
            provider -> ofOne(kind, provider, calls));
    return new Registry<>(
        kind,
        joined(registered, each, one -> one.registered),
        joined(broken, each, one -> one.broken));
  }

  /** Returns a registry with one plugin, or with the reason why it cannot be used. */
  private static <P extends Plugin> Registry<P> ofOne(
      PluginKind<P> kind, P provider, ForeignCall calls) {
    try {
      return new Registry<>(
          kind, List.of(DescriptorCheck.register(kind, provider, calls)), List.of());
    } catch (PluginException e) {
      return new Registry<>(kind, List.of(), List.of(String.valueOf(e.getMessage())));
    }
  }

  private static <P extends Plugin, T> List<T> joined(
      List<T> first, List<Registry<P>> more, Function<Registry<P>, List<T>> part) {
    return Stream.concat(first.stream(), more.stream().map(part).flatMap(List::stream)).toList();
  }

  /**
   * Returns this registry if all its plugins can be used.
   *
   * @throws PluginException listing those that cannot
   */
  public Registry<P> orThrow() {
    List<String> reasons = broken();
    if (!reasons.isEmpty()) {
      throw new PluginException(String.join("\n", reasons), null);
    }
    return this;
  }

  /** Returns what kind of plugins these are. */
  public PluginKind<P> kind() {
    return kind;
  }

  /** Returns all plugins that can be used by their names, ordered by name. */
  public List<RegisteredPlugin<P>> list() {
    return byNameOrAlias.entrySet().stream()
        .filter(entry -> entry.getValue().size() == 1)
        .filter(entry -> entry.getValue().getFirst().name().equals(entry.getKey()))
        .map(entry -> entry.getValue().getFirst())
        .toList();
  }

  /** Returns why each plugin that is there but cannot be used cannot; a clash is of one name. */
  public List<String> broken() {
    return Stream.concat(
            broken.stream(),
            byNameOrAlias.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> clash(entry.getKey(), entry.getValue())))
        .toList();
  }

  private String clash(String name, List<RegisteredPlugin<P>> plugins) {
    return kind
        + " '"
        + name
        + "' is provided twice; remove one of"
        + plugins.stream()
            .map(plugin -> "\n  " + plugin.provider().getClass().getName() + ": " + plugin)
            .collect(Collectors.joining());
  }

  /** Returns the plugin with a name or an alias, if no other has it too. */
  public Optional<RegisteredPlugin<P>> find(String name) {
    List<RegisteredPlugin<P>> plugins = byNameOrAlias.getOrDefault(name, List.of());
    return plugins.size() == 1 ? Optional.of(plugins.getFirst()) : Optional.empty();
  }

  /**
   * Returns the plugin with a name or an alias.
   *
   * @throws InvalidConfigException if there is none: it lists those there are and says how to add
   *     one, or why it cannot be used
   */
  public RegisteredPlugin<P> get(String name) {
    return find(name)
        .orElseThrow(() ->
            new InvalidConfigException(
                List.of(new Problem("", unknown(name, kind.name(), list())))));
  }

  /**
   * Returns the message for a name that no plugin has, or several have.
   *
   * @param place for what the name stands there; what belongs elsewhere is not listed
   */
  String unknown(String name, OptimizerPlace place) {
    List<RegisteredPlugin<P>> there =
        list().stream().filter(plugin -> OptimizerPlace.of(plugin) == place).toList();
    return unknown(name, place.word(kind), there);
  }

  private String unknown(String name, String what, List<RegisteredPlugin<P>> meant) {
    List<RegisteredPlugin<P>> plugins = byNameOrAlias.getOrDefault(name, List.of());
    if (!plugins.isEmpty()) {
      return clash(name, plugins);
    }
    List<String> names =
        meant.stream().flatMap(plugin -> plugin.descriptor().names().stream()).sorted().toList();
    String known = meant.stream().map(RegisteredPlugin::name).collect(Collectors.joining(", "));
    return "no "
        + what
        + " is named '"
        + name
        + "'."
        + Suggestions.didYouMean(name, names)
        + (known.isEmpty() ? " There are none" : " Known: " + known)
        + ". To add one, put its jar into a folder of plugins, plugins/NAME/, or on the module"
        + " path."
        + BrokenPlugins.thatMayBe(name, broken);
  }

  /**
   * Checks a spec and everything nested in it, and reports every problem.
   *
   * @param parameters those that an optimizer is for; null if they are not known, or it is none
   */
  public void check(Spec spec, @Nullable ModelParameters parameters, Problems problems) {
    new SpecCheck<>(this).check(spec, OptimizerPlace.OPTIMIZER, parameters, problems);
  }
}
