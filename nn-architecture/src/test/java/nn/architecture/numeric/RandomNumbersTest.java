package nn.architecture.numeric;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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

/** All chance comes from the seed, and its state can be saved. */
class RandomNumbersTest {
  private static final Set<String> OTHER_SOURCES =
      Set.of(
          "java.security.SecureRandom",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.RandomGeneratorFactory");
  private static final Set<String> OTHER_METHODS =
      Set.of(
          "java.lang.Math.random",
          "java.util.Collections.shuffle",
          "java.util.UUID.randomUUID",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");

  private static final Exemptions EXEMPTIONS =
      new Exemptions(
          Map.of("nn.layers.checkpoint.DurableFile", "names a temporary file as nobody else does"));

  private static ArchRule rule(Exemptions exemptions) {
    return classes()
        .that(describe("take part in training", House::isNumeric))
        .and(exemptions.others())
        .should(Accesses.noneOf("random numbers of the JDK", RandomNumbersTest::isOther))
        .because("the JDK's generators have no state to save, or another one in another version");
  }

  private static boolean isOther(JavaAccess<?> access) {
    return OTHER_SOURCES.contains(access.getTargetOwner().getName())
        || OTHER_METHODS.contains(Accesses.name(access));
  }

  @Test
  void trainingDrawsFromRandomSource() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(RandomNumbersTest::rule);
  }

  @Test
  void otherSourcesAreReported() {
    RuleTrial.assertReportsTheBad(
        rule(Exemptions.NONE),
        """
        package nn.layers;
        import java.util.*;
        final class BadRandom { double x = new Random(1).nextDouble(); }
        final class BadThreadLocal { int f() {
          return java.util.concurrent.ThreadLocalRandom.current().nextInt(); } }
        final class BadMath { double x = Math.random(); }
        final class BadShuffle { void f(List<?> x) { Collections.shuffle(x); } }
        final class BadDefault { Object x = java.util.random.RandomGenerator.getDefault(); }
        final class GoodSource { float f(nn.autograd.RandomSource r) { return r.nextFloat(); } }
        """);
  }
}
