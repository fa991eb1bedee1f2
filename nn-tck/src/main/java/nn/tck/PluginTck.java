package nn.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Plugin;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.ProviderChecks;
import nn.tck.contract.RangeChecks;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for plugins of every kind. */
abstract class PluginTck<P extends Plugin> {

  /** Returns the provider to test, a new one. */
  protected abstract P provider();

  /**
   * Returns the configurations to test as users write them, {@code sgd(lr=0.1, momentum=0.9)}; by
   * default the plugin with its defaults.
   */
  protected List<String> configurations() {
    return List.of(defaults().toString());
  }

  abstract Spec defaults();

  abstract Subject<P> subject();

  /** Creates the plugin and uses it a little. */
  abstract Subject.Check use();

  /** Does with the plugin what must work with every value in range. */
  Subject.Check useBorders() {
    return use();
  }

  @Test
  void providerCanBeConstructed() {
    new ProviderChecks(subject()).canBeConstructed();
  }

  @Test
  void providerIsRegistered() {
    new ProviderChecks(subject()).isRegistered();
  }

  @Test
  void descriptorIsComplete() {
    new ProviderChecks(subject()).descriptorIsComplete();
  }

  @TestFactory
  Stream<DynamicTest> neitherThrowsNorReturnsNull() {
    return each(use());
  }

  @TestFactory
  Stream<DynamicTest> rangesAreEnforced() {
    return eachSpec(spec -> new RangeChecks(subject(), use()).outsideIsRefused(spec));
  }

  @TestFactory
  Stream<DynamicTest> valuesInRangeWork() {
    return eachSpec(spec -> new RangeChecks(subject(), useBorders()).bordersWork(spec));
  }

  /** Returns the recorded cases that name this plugin; files may hold those of many. */
  final Stream<Trace> casesOf(List<Path> files) {
    Descriptor descriptor = subject().descriptor();
    return files.stream()
        .flatMap(file -> Trace.read(file).stream())
        .filter(trace ->
            trace.get("name").equals(descriptor.name())
                || descriptor.aliases().contains(trace.get("name")));
  }

  /** Returns one test per configuration, with the first seed's numbers. */
  final Stream<DynamicTest> each(Subject.Check check) {
    return eachSpec(spec -> subject().check(spec, check));
  }

  /** Returns one test per configuration, with the numbers of every seed. */
  final Stream<DynamicTest> eachSeed(Subject.Check check) {
    return eachSpec(spec -> subject().check(spec, Numbers.ofEverySeed(), check));
  }

  /** Returns one container per check, with one test per configuration. */
  final Stream<DynamicContainer> all(List<NamedCheck> checks) {
    return checks.stream()
        .map(each ->
            DynamicContainer.dynamicContainer(
                each.name(), eachSpec(spec -> subject().check(spec, each.seeds(), each.check()))));
  }

  private Stream<DynamicTest> eachSpec(Consumer<Spec> check) {
    return configurations().stream()
        .map(text -> DynamicTest.dynamicTest(text, () -> check.accept(SpecParser.parse(text))));
  }
}
