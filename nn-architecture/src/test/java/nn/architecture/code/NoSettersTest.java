package nn.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.lang.ArchRule;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** An object is whole once it is made. */
class NoSettersTest {
  private static final ArchRule RULE =
      noMethods()
          .that()
          .arePublic()
          .should()
          .haveNameMatching("set[A-Z].*")
          .because("what can be set later can be forgotten, and changes under its users");

  @Test
  void nothingHasSetters() {
    RULE.check(House.classes());
  }

  @Test
  void settersAreReported() {
    RuleTrial.assertReportsTheBad(
        RULE,
        """
        package nn.layers;
        final class BadSetter { int rate; public void setRate(int rate) { this.rate = rate; } }
        final class GoodGroup { public void set(String name, double value) {} }
        final class GoodWord { public void settle() {} }
        """);
  }
}
