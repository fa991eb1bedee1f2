package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every package says what it is for, and that its types are not null unless they say so. */
class NullMarkedTest {
  private static final ArchRule RULE =
      classes()
          .should(beInANullMarkedPackage())
          .because("NullAway checks only packages whose package-info is @NullMarked");

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is in none"));
        }
      }
    };
  }

  @Test
  void everyPackageIsNullMarked() {
    RULE.check(House.classes());
  }

  @Test
  void packageWithoutTheAnnotationIsReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.unmarked;
        final class BadUnmarked {}
        """,
        """
        package nn.marked;
        final class GoodMarked {}
        """,
        """
        @org.jspecify.annotations.NullMarked
        package nn.marked;
        """);
  }
}
