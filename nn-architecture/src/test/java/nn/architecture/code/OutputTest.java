package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.Exemptions;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** A library does not write to its user's terminal. */
class OutputTest {
  private static final Exemptions EXEMPTIONS =
      new Exemptions(
          Map.of(
              "nn.lab.run.Interruption",
              "runs while the JVM shuts down, when nobody else writes any more"));

  /** The examples are programs; they print with {@code IO.println}. */
  private static ArchRule rule(Exemptions exemptions) {
    return classes()
        .that()
        .resideOutsideOfPackage("nn.examples")
        .and(exemptions.others())
        .should(Accesses.noneOf("standard output and error", OutputTest::isTerminal))
        .because("a library logs, and the nn command writes to its Console");
  }

  private static boolean isTerminal(JavaAccess<?> access) {
    return Set.of("java.lang.System.out", "java.lang.System.err").contains(Accesses.name(access))
        || access.getTargetOwner().getName().equals("java.lang.IO")
        || Accesses.signature(access).endsWith(".printStackTrace()");
  }

  @Test
  void onlyProgramsWriteToTheTerminal() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(OutputTest::rule);
  }

  @Test
  void printingIsReported() {
    RuleTrial.assertReportsTheBad(
        rule(Exemptions.NONE),
        """
        package nn.layers;
        final class BadOut { void run() { System.out.println(); } }
        final class BadErr { Runnable run() { return () -> System.err.println(); } }
        final class BadReference { java.util.function.Consumer<Object> c = System.out::println; }
        final class BadIo { void run() { IO.println("x"); } }
        final class BadTrace { void run(Exception e) { e.printStackTrace(); } }
        final class GoodStream { void run(java.io.PrintStream out) { out.println(); } }
        """);
  }
}
