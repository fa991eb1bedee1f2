package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private static Registry<OptimizerProvider> registry(OptimizerProvider... providers) {
    return Registry.of(PluginKind.OPTIMIZER, List.of(providers));
  }

  private static Custom named(String name, String... aliases) {
    return new Custom(
        Descriptor.of(name, "").withAliases(aliases), Set.of(), (values, context) -> e -> {});
  }

  private static OptimizerProvider describedBy(Supplier<Descriptor> descriptor) {
    return new RuleProvider() {
      @Override
      public Descriptor descriptor() {
        return descriptor.get();
      }

      @Override
      public Rule rule(Hyperparameters values) {
        throw new AssertionError("not asked for");
      }
    };
  }

  @Test
  void findsByNameAndByAlias() {
    Sgd sgd = new Sgd();
    Registry<OptimizerProvider> registry = registry(new Averaging(), sgd);
    assertSame(sgd, registry.get("sgd").provider());
    assertSame(sgd, registry.get("gradient_descent").provider());
    assertEquals(
        List.of("averaging", "sgd"), registry.list().stream().map(RegisteredPlugin::name).toList());
  }

  @Test
  void anUnknownNameListsWhatThereIsAndTheNearest() {
    Exception e =
        assertThrows(
            InvalidConfigException.class, () -> registry(new Averaging(), new Sgd()).get("sdg"));
    assertEquals(
        "no optimizer is named 'sdg'. Did you mean 'sgd'? Known: averaging, sgd. To add one, put"
            + " its jar into a folder of plugins, plugins/NAME/, or on the module path.",
        e.getMessage());
  }

  @Test
  void aNameProvidedTwiceNamesBothProviders() {
    Exception e =
        assertThrows(PluginException.class, () -> registry(new Sgd(), named("other", "sgd")));
    assertTrue(e.getMessage().startsWith("optimizer 'sgd' is provided twice"), e.getMessage());
    assertTrue(e.getMessage().contains("nn.autograd.fixture.Sgd: optimizer 'sgd' ("));
    assertTrue(e.getMessage().contains("nn.autograd.fixture.Custom: optimizer 'other' ("));
  }

  @Test
  void aNameListedTwiceByOneProviderIsAClashToo() {
    assertThrows(PluginException.class, () -> registry(named("one", "one")));
    assertThrows(PluginException.class, () -> registry(named("one", "two", "two")));
  }

  @Test
  void listsEveryUnusableProviderAtOnce() {
    Exception e =
        assertThrows(
            PluginException.class,
            () ->
                registry(
                    describedBy(() -> null),
                    describedBy(() -> Descriptor.of("Not A Name", "")),
                    named("one"),
                    named("one")));
    List<String> lines = e.getMessage().lines().toList();
    assertEquals(5, lines.size(), e.getMessage());
    assertTrue(lines.get(0).contains("RegistryTest$1"), e.getMessage());
    assertTrue(lines.get(0).endsWith("returned null from descriptor()"), e.getMessage());
    assertTrue(lines.get(1).contains("plugin name 'Not A Name' must match"), e.getMessage());
    assertTrue(lines.get(2).startsWith("optimizer 'one' is provided twice"), e.getMessage());
  }

  @Test
  void aDescriptorThatNeverReturnsIsGivenUp() {
    OptimizerProvider stuck =
        ofAnotherLoader(() -> {
          while (true) {
            LockSupport.park();
          }
        });
    Exception e =
        assertThrows(
            PluginException.class,
            () ->
                DescriptorCheck.register(
                    PluginKind.OPTIMIZER, stuck, new ForeignCall(Duration.ofMillis(300))));
    assertTrue(
        e.getMessage().endsWith(") did not return within 0.3 seconds from descriptor()"),
        e.getMessage());
  }

  /** Each returns when the other is asked too, so that they return only if neither waits. */
  @Test
  void aDescriptorThatWaitsHoldsUpNoOtherPlugin() {
    CyclicBarrier both = new CyclicBarrier(2);
    List<OptimizerProvider> meeting =
        Stream.of("first", "second")
            .map(name ->
                ofAnotherLoader(() -> {
                  both.await();
                  return Descriptor.of(name, "");
                }))
            .toList();
    Registry<OptimizerProvider> registry =
        registry().with(meeting, new ForeignCall(Duration.ofMinutes(10)));
    assertEquals(
        List.of("first", "second"), registry.list().stream().map(RegisteredPlugin::name).toList());
  }

  /** Neither in nn's modules, which are called directly, nor in the loader of another. */
  private static OptimizerProvider ofAnotherLoader(Callable<Descriptor> descriptor) {
    return (OptimizerProvider)
        Proxy.newProxyInstance(
            new URLClassLoader(new URL[0], OptimizerProvider.class.getClassLoader()),
            new Class<?>[] {OptimizerProvider.class},
            (proxy, method, arguments) -> descriptor.call());
  }

  @Test
  void whatCannotBeUsedStopsNobodyWhoDoesNotAskForIt() {
    Registry<OptimizerProvider> registry =
        registry(new Sgd())
            .with(List.of(describedBy(() -> null), named("mine", "sgd"), named("other", "more")));
    assertEquals(
        List.of("mine", "other"), registry.list().stream().map(RegisteredPlugin::name).toList());
    assertEquals("other", registry.get("more").name());
    assertEquals(2, registry.broken().size(), registry.broken().toString());
    String asked =
        assertThrows(InvalidConfigException.class, () -> registry.get("sgd")).getMessage();
    assertTrue(asked.startsWith("optimizer 'sgd' is provided twice; remove one of"), asked);
    assertTrue(asked.contains("optimizer 'mine'"), asked);
    String unknown =
        assertThrows(InvalidConfigException.class, () -> registry.get("lion")).getMessage();
    assertTrue(unknown.contains("It may be one of what cannot be used:\n"), unknown);
    assertTrue(unknown.endsWith("returned null from descriptor()"), unknown);
  }

  @Test
  void refusesADescriptorThatChanges() {
    AtomicInteger calls = new AtomicInteger();
    Exception e =
        assertThrows(
            PluginException.class,
            () ->
                registry(
                    describedBy(() -> Descriptor.of("x" + calls.incrementAndGet(), "changes"))));
    assertTrue(
        e.getMessage()
            .endsWith(
                "must return an equal descriptor() whenever it is asked; hyperparameters are"
                    + " constants"),
        e.getMessage());
  }

  @Test
  void refusesHyperparametersThatAConfigCannotSay() {
    List<String> words =
        List.of("groups", "name", "drives", "learning rate", "", "match", "rank", "role", "except");
    for (String name : words) {
      Hyperparameter<Boolean> flag = Hyperparameter.flag(name, "A switch.").byDefault(false);
      Descriptor descriptor = Descriptor.of("x", "").withHyperparameters(flag);
      Exception e =
          assertThrows(PluginException.class, () -> registry(describedBy(() -> descriptor)), name);
      assertTrue(e.getMessage().contains("declares the hyperparameter '" + name + "'"), name);
    }
  }

  @Test
  void aCallIntoAPluginNamesItInTheError() {
    RegisteredPlugin<OptimizerProvider> plugin = registry(new Sgd()).get("sgd");
    Error thrown = new NoClassDefFoundError("com/example/Gone");
    PluginException e =
        assertThrows(
            PluginException.class,
            () ->
                plugin.run(
                    "step",
                    () -> {
                      throw thrown;
                    }));
    assertEquals(
        "optimizer 'sgd' ("
            + plugin.module()
            + ", "
            + plugin.location()
            + ") failed in step: java.lang.NoClassDefFoundError: com/example/Gone",
        e.getMessage());
    assertSame(thrown, e.getCause());
  }

  @Test
  void aNullFromAPluginNamesIt() {
    RegisteredPlugin<OptimizerProvider> plugin = registry(new Sgd()).get("sgd");
    Exception e = assertThrows(PluginException.class, () -> plugin.call("create", () -> null));
    assertTrue(e.getMessage().endsWith("returned null from create"), e.getMessage());
  }

  @Test
  void theInnermostPluginIsNamed() {
    Registry<OptimizerProvider> registry = registry(new Sgd(), new Averaging());
    Exception e =
        assertThrows(
            PluginException.class,
            () ->
                registry
                    .get("averaging")
                    .run("step", () -> registry.get("sgd").call("step", () -> 1 / zero())));
    assertTrue(e.getMessage().startsWith("optimizer 'sgd'"), e.getMessage());
  }

  private static int zero() {
    return 0;
  }
}
