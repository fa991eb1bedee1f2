package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import nn.architecture.house.Accesses;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** An exception says by its type what happened. */
class ExceptionsTest {
  private static final Set<String> GENERIC =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private static final ArchRule RULE =
      classes()
          .should(Accesses.noneOf("generic exceptions", ExceptionsTest::makesGenericException))
          .because("nobody can catch them without catching everything");

  private static boolean makesGenericException(JavaAccess<?> access) {
    boolean constructs =
        access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
            && GENERIC.contains(access.getTargetOwner().getName());
    boolean isSuperCall =
        access.getOrigin().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
            && access
                .getOriginOwner()
                .getRawSuperclass()
                .map(access.getTargetOwner()::equals)
                .orElse(false);
    return constructs && !isSuperCall;
  }

  @Test
  void exceptionsAreSpecific() {
    RULE.check(House.classes());
  }

  @Test
  void genericExceptionsAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        final class BadRuntime { void run() { throw new RuntimeException("x"); } }
        final class BadChecked { void run() throws Exception { throw new Exception("x"); } }
        final class BadReference { java.util.function.Supplier<Error> e = Error::new; }
        final class GoodException extends RuntimeException { GoodException() { super("x"); } }
        final class GoodThrower { void run() { throw new GoodException(); } }
        """);
  }
}
