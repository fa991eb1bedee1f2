package nn.architecture.module;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.architecture.house.Exemptions;
import nn.architecture.house.House;
import nn.architecture.house.HouseModule;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** Guice stops at nn-autograd: it joins the parts of the framework, and nothing else knows it. */
class GuiceTest {
  private static final String GUICE = "com.google.guice";
  private static final Exemptions EXEMPTIONS =
      new Exemptions(Map.of("nn.examples.WithGuice", "shows how a program with Guice uses nn"));

  private static ArchRule rule(Exemptions exemptions) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("nn.autograd")
        .and(exemptions.others())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google..", "jakarta.inject..")
        .because("Guice stops at the front of nn-autograd; plugins are never injected");
  }

  @Test
  void onlyTheFrontOfAutogradUsesGuice() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(GuiceTest::rule);
  }

  @Test
  void onlyAutogradRequiresGuice() {
    assertEquals(
        List.of("nn.autograd"), requirers(House.modules().stream().map(HouseModule::descriptor)));
  }

  @Test
  void useElsewhereIsReported() {
    RuleTrial.assertReportsTheBad(
        rule(Exemptions.NONE),
        """
        package nn.autograd.registry;
        final class BadInjected {
          @com.google.inject.Inject BadInjected() {}
        }
        """,
        """
        package nn.autograd;
        final class GoodInjected {
          @com.google.inject.Inject GoodInjected() {}
        }
        """);
  }

  @Test
  void anotherModuleThatRequiresGuiceIsReported() {
    assertEquals(
        List.of("nn.layers"),
        requirers(Stream.of(ModuleDescriptor.newModule("nn.layers").requires(GUICE).build())));
  }

  private static List<String> requirers(Stream<ModuleDescriptor> modules) {
    return modules
        .filter(module -> module.requires().stream().anyMatch(each -> each.name().equals(GUICE)))
        .map(ModuleDescriptor::name)
        .toList();
  }
}
