package nn.tck.contract;

import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Descriptor;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Plugin;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** The plugin that is tested, and a framework that has it. */
public final class Subject<P extends Plugin> {
  private final PluginKind<P> kind;
  private final P provider;
  private final List<Plugin> companions;

  /**
   * Creates a subject.
   *
   * @param companions plugins of the kit that tests need beside it
   */
  public Subject(PluginKind<P> kind, P provider, Plugin... companions) {
    this.kind = kind;
    this.provider = provider;
    this.companions = List.of(companions);
  }

  /** Returns the provider. */
  public P provider() {
    return provider;
  }

  /** Returns the provider with its name and its origin, for errors. */
  public RegisteredPlugin<P> plugin() {
    return Registry.of(kind, List.of(provider)).list().getFirst();
  }

  /** Returns the plugin's descriptor. */
  public Descriptor descriptor() {
    return plugin().descriptor();
  }

  /** Returns the service type that the provider implements. */
  public Class<P> service() {
    return kind.service();
  }

  /** Returns whether the framework finds the provider by itself. */
  public boolean isRegistered() {
    return Registry.find(kind, List.of()).list().stream()
        .anyMatch(found -> found.provider().getClass().equals(provider.getClass()));
  }

  /** Returns a framework with the plugin and its companions; the caller closes it. */
  public Nn nn(int threads) {
    return Nn.builder().threads(threads).plugins(withCompanions()).build();
  }

  /** Returns the companions, and the plugin if the framework does not find it by itself. */
  public Plugin[] withCompanions() {
    List<Plugin> given = new ArrayList<>(companions);
    if (!isRegistered()) {
      given.add(provider);
    }
    return given.toArray(Plugin[]::new);
  }

  /** Runs a check of one configuration with the numbers of the first seed. */
  public void check(Spec spec, Check check) {
    check(spec, List.of(Numbers.first()), check);
  }

  /** Runs a check of one configuration and says of every exception what it means. */
  public void check(Spec spec, List<Numbers> seeds, Check check) {
    try (Nn nn = nn(1)) {
      seeds.forEach(numbers -> check(nn, spec, numbers, check));
    } catch (InvalidConfigException e) {
      throw new AssertionError(
          this
              + " cannot be tested with "
              + spec
              + ", which the test's configurations() name:\n"
              + e.getMessage(),
          e);
    }
  }

  private void check(Nn nn, Spec spec, Numbers numbers, Check check) {
    try {
      check.run(nn, spec, numbers);
    } catch (PluginException e) {
      throw repeatable(
          numbers,
          Contract.NEITHER_THROWS_NOR_RETURNS_NULL.broken(
              this, "with " + spec + ": " + e.getMessage(), e));
    } catch (AssertionError e) {
      throw repeatable(numbers, e);
    }
  }

  private static AssertionError repeatable(Numbers numbers, AssertionError failure) {
    return new AssertionError(
        failure.getMessage() + "\n  Repeat it with -D" + Numbers.PROPERTY + "=" + numbers.seed(),
        failure);
  }

  /** A check of one configuration. */
  @FunctionalInterface
  public interface Check {

    /** Throws if a contract is broken; the framework has one thread. */
    void run(Nn nn, Spec spec, Numbers numbers);
  }

  /** Returns {@code optimizer 'adam' (nn.optim@0.1.0, /lib/nn-optim-0.1.0.jar)}. */
  @Override
  public String toString() {
    try {
      return plugin().toString();
    } catch (PluginException e) {
      return kind + " provider " + provider.getClass().getName();
    }
  }
}
